package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Operator;

/**
 * The arithmetic metamethods of strings (manual §3.4.3): numerals count as the numbers they are;
 * otherwise it is the second operand's metamethod that decides.
 *
 * <p>The operators themselves convert numerals without asking these, so they run when a script
 * calls them, as metamethods of its own do.
 */
final class ArithmeticMetamethods {

    private ArithmeticMetamethods() {}

    /** What the metamethods have in common; each is a subclass that names its operator. */
    abstract static class ArithmeticNode extends LibraryFunctionNode {

        private final Operator operator;

        ArithmeticNode(Operator operator) {
            this.operator = operator;
        }

        final Object apply(Object left, Object right, FunctionCallNode call) {
            Object result = computeNumbers(left, right);
            return result != null
                    ? result
                    : call.callSingle(otherMetamethod(left, right), left, right);
        }

        /** The result for two numbers or numerals, null for others. */
        @TruffleBoundary
        private Object computeNumbers(Object left, Object right) {
            // The operand of a unary operator arrives twice, but only once where a script calls.
            Object second = operator == Operator.NEGATE ? left : right;
            if (operator.dividesIntegers()
                    && Operator.toNumber(left) instanceof Long
                    && Operator.toNumber(second) instanceof Long divisor
                    && divisor == 0) {
                throw new LuaException(
                        LuaString.of(
                                operator == Operator.MODULO
                                        ? "attempt to perform 'n%0'"
                                        : "attempt to divide by zero"),
                        this);
            }
            return operator.compute(left, second);
        }

        @TruffleBoundary
        private Object otherMetamethod(Object left, Object right) {
            Object handler =
                    right instanceof LuaString
                            ? null
                            : Metatables.metamethod(LuaContext.get(this), right, operator.event());
            if (handler == null) {
                throw LibraryErrors.error(
                        this,
                        "attempt to "
                                + operator.event().toString().substring(2)
                                + " a '"
                                + LuaTypes.nameOf(left)
                                + "' with a '"
                                + LuaTypes.nameOf(right)
                                + "'");
            }
            return handler;
        }
    }

    /** {@code +}. */
    @LuaBuiltin("__add")
    abstract static class AddNode extends ArithmeticNode {

        AddNode() {
            super(Operator.ADD);
        }

        @Specialization
        Object ofAny(Object left, Object right, @Cached FunctionCallNode call) {
            return apply(left, right, call);
        }
    }

    /** {@code -}. */
    @LuaBuiltin("__sub")
    abstract static class SubNode extends ArithmeticNode {

        SubNode() {
            super(Operator.SUBTRACT);
        }

        @Specialization
        Object ofAny(Object left, Object right, @Cached FunctionCallNode call) {
            return apply(left, right, call);
        }
    }

    /** {@code *}. */
    @LuaBuiltin("__mul")
    abstract static class MulNode extends ArithmeticNode {

        MulNode() {
            super(Operator.MULTIPLY);
        }

        @Specialization
        Object ofAny(Object left, Object right, @Cached FunctionCallNode call) {
            return apply(left, right, call);
        }
    }

    /** {@code /}. */
    @LuaBuiltin("__div")
    abstract static class DivNode extends ArithmeticNode {

        DivNode() {
            super(Operator.DIVIDE);
        }

        @Specialization
        Object ofAny(Object left, Object right, @Cached FunctionCallNode call) {
            return apply(left, right, call);
        }
    }

    /** {@code %}. */
    @LuaBuiltin("__mod")
    abstract static class ModNode extends ArithmeticNode {

        ModNode() {
            super(Operator.MODULO);
        }

        @Specialization
        Object ofAny(Object left, Object right, @Cached FunctionCallNode call) {
            return apply(left, right, call);
        }
    }

    /** {@code ^}. */
    @LuaBuiltin("__pow")
    abstract static class PowNode extends ArithmeticNode {

        PowNode() {
            super(Operator.POWER);
        }

        @Specialization
        Object ofAny(Object left, Object right, @Cached FunctionCallNode call) {
            return apply(left, right, call);
        }
    }

    /** {@code //}. */
    @LuaBuiltin("__idiv")
    abstract static class IdivNode extends ArithmeticNode {

        IdivNode() {
            super(Operator.FLOOR_DIVIDE);
        }

        @Specialization
        Object ofAny(Object left, Object right, @Cached FunctionCallNode call) {
            return apply(left, right, call);
        }
    }

    /** {@code unary -}. */
    @LuaBuiltin("__unm")
    abstract static class UnmNode extends ArithmeticNode {

        UnmNode() {
            super(Operator.NEGATE);
        }

        @Specialization
        Object ofAny(Object left, Object right, @Cached FunctionCallNode call) {
            return apply(left, right, call);
        }
    }
}
