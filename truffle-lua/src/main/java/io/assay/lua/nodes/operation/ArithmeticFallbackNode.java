package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryRootNode;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Operator;

/** Arithmetic on what are not two numbers: strings that are numerals, metamethods, or an error. */
public final class ArithmeticFallbackNode extends Node {

    private final Operator operator;

    /** The string library's metamethod for the operator, once it was met. */
    @CompilationFinal private Object standard;

    @Child private FunctionCallNode call;

    private ArithmeticFallbackNode(Operator operator) {
        this.operator = operator;
    }

    @NeverDefault
    public Operator operator() {
        return operator;
    }

    public static ArithmeticFallbackNode create(Operator operator) {
        return new ArithmeticFallbackNode(operator);
    }

    public Object execute(Object left, Object right) {
        boolean ofString = left instanceof LuaString || right instanceof LuaString;
        if (!(ofString || left instanceof LuaTable || right instanceof LuaTable)) {
            Object result = compute(left, right);
            if (result != null) {
                return result;
            }
        }
        LuaContext context = LuaContext.get(this);
        Object handler = handler(context, left, right);
        if (handler == null) {
            throw error(left, right);
        }
        if (ofString && isOfStringLibrary(handler)) {
            Object result = compute(left, right);
            if (result != null) {
                return result;
            }
        }
        if (call == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            call = insert(FunctionCallNode.create());
        }
        return call.callSingle(handler, left, right);
    }

    private Object handler(LuaContext context, Object left, Object right) {
        Object handler = Metatables.metamethod(context, left, operator.event());
        return handler != null ? handler : Metatables.metamethod(context, right, operator.event());
    }

    /**
     * Whether {@code handler} is the metamethod that strings have from the start, which computes
     * with numerals: then there is no need to call it.
     */
    private boolean isOfStringLibrary(Object handler) {
        if (handler == standard) {
            return true;
        }
        if (standard == null && isStandard(handler)) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            standard = handler;
            return true;
        }
        return false;
    }

    @TruffleBoundary
    private boolean isStandard(Object handler) {
        return handler instanceof LuaFunction function
                && function.callTarget().getRootNode() instanceof LibraryRootNode root
                && root.getName().equals(operator.event().toString());
    }

    @TruffleBoundary
    private Object compute(Object left, Object right) {
        if (operator.dividesIntegers()
                && Operator.toNumber(left) instanceof Long
                && Operator.toNumber(right) instanceof Long divisor
                && divisor == 0) {
            if (left instanceof LuaString || right instanceof LuaString) {
                // It is the string metatable's metamethod that divides, whose errors have no place.
                throw new LuaException(LuaString.of(divisionByZeroText()), this);
            }
            throw divisionByZero();
        }
        return operator.compute(left, right);
    }

    @TruffleBoundary
    LuaException divisionByZero() {
        return Errors.at(this, divisionByZeroText());
    }

    private String divisionByZeroText() {
        return operator == Operator.MODULO
                ? "attempt to perform 'n%0'"
                : "attempt to divide by zero";
    }

    @TruffleBoundary
    private LuaException error(Object left, Object right) {
        boolean bitwise = operator.isBitwise();
        boolean leftIsNumber = left instanceof Long || left instanceof Double;
        if (bitwise && leftIsNumber && (right instanceof Long || right instanceof Double)) {
            boolean leftIsBad = Operator.BITWISE_OR.compute(left, 0L) == null;
            return Errors.at(
                    this,
                    "number"
                            + OperandNames.describe(this, leftIsBad)
                            + " has no integer representation");
        }
        Object culprit = leftIsNumber ? right : left;
        String what = bitwise ? "perform bitwise operation on" : "perform arithmetic on";
        return Errors.at(
                this,
                "attempt to "
                        + what
                        + " a "
                        + Metatables.typeName(culprit)
                        + " value"
                        + OperandNames.describe(this, !leftIsNumber));
    }
}
