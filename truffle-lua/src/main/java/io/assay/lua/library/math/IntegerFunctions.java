package io.assay.lua.library.math;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Operator;
import io.assay.lua.runtime.Values;

/** Rounding, integer division and the two kinds of number. */
final class IntegerFunctions {

    private IntegerFunctions() {}

    /** A whole number as an integer if it fits, else as the float that it is. */
    private static Object whole(double x) {
        return LuaNumbers.isInteger(x) ? (Object) (long) x : (Object) x;
    }

    /** {@code math.floor(x)}. */
    @LuaBuiltin("floor")
    abstract static class FloorNode extends LibraryFunctionNode {

        @Specialization
        static long ofInteger(long x) {
            return x;
        }

        @Specialization
        static Object ofFloat(double x) {
            return whole(Math.floor(x));
        }

        @Fallback
        Object other(Object x) {
            Object number = LibraryErrors.toNumber(this, 1, x);
            return number instanceof Double d ? ofFloat(d) : number;
        }
    }

    /** {@code math.ceil(x)}. */
    @LuaBuiltin("ceil")
    abstract static class CeilNode extends LibraryFunctionNode {

        @Specialization
        static long ofInteger(long x) {
            return x;
        }

        @Specialization
        static Object ofFloat(double x) {
            return whole(Math.ceil(x));
        }

        @Fallback
        Object other(Object x) {
            Object number = LibraryErrors.toNumber(this, 1, x);
            return number instanceof Double d ? ofFloat(d) : number;
        }
    }

    /** {@code math.abs(x)}: of the smallest integer it is that integer. */
    @LuaBuiltin("abs")
    abstract static class AbsNode extends LibraryFunctionNode {

        @Specialization
        static long ofInteger(long x) {
            return Math.abs(x);
        }

        @Specialization
        static double ofFloat(double x) {
            return Math.abs(x);
        }

        /** A numeral counts as a float. */
        @Fallback
        double other(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.fmod(x, y)}: the remainder of the division that rounds towards zero. */
    @LuaBuiltin("fmod")
    abstract static class FmodNode extends LibraryFunctionNode {

        @Specialization
        long ofIntegers(long x, long y) {
            if (y == 0) {
                throw LibraryErrors.badArgument(this, 2, "zero");
            }
            return x % y;
        }

        @Specialization
        static double ofFloats(double x, double y) {
            return x % y;
        }

        @Fallback
        Object other(Object x, Object y) {
            // An operand that is no number itself makes it a float operation.
            if (x instanceof Long a && y instanceof Long b) {
                return ofIntegers(a, b);
            }
            // The compilers of C that PUC-Rio Lua is built with evaluate arguments from the last
            // on.
            double divisor = Arguments.number(this, 2, y);
            return ofFloats(Arguments.number(this, 1, x), divisor);
        }
    }

    /** {@code math.modf(x)}: the part before and the part after the point. */
    @LuaBuiltin("modf")
    abstract static class ModfNode extends LibraryFunctionNode {

        @Specialization
        static Object ofInteger(long x) {
            return Values.of(x, 0.0);
        }

        @Specialization
        static Object ofFloat(double x) {
            double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
            return Values.of(whole(whole), whole == x ? 0.0 : x - whole);
        }

        @Fallback
        Object other(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.tointeger(x)}: nil where there is no such integer. */
    @LuaBuiltin("tointeger")
    abstract static class ToIntegerNode extends LibraryFunctionNode {

        @Specialization
        static long ofInteger(long x) {
            return x;
        }

        @Specialization
        static Object ofFloat(double x) {
            return LuaNumbers.isInteger(x) ? (Object) (long) x : Nil.NIL;
        }

        @Fallback
        Object other(VirtualFrame frame, Object x) {
            if (argumentCount(frame) == 0) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            return x instanceof LuaString string ? ofNumeral(string) : Nil.NIL;
        }

        @TruffleBoundary
        private static Object ofNumeral(LuaString string) {
            Object number = Operator.toNumber(string);
            if (number instanceof Double d) {
                return ofFloat(d);
            }
            return number == null ? Nil.NIL : number;
        }
    }

    /** {@code math.type(x)}: {@code "integer"}, {@code "float"}, or nil for what is no number. */
    @LuaBuiltin("type")
    abstract static class TypeNode extends LibraryFunctionNode {

        private static final LuaString INTEGER = LuaString.of("integer");
        private static final LuaString FLOAT = LuaString.of("float");

        @Specialization
        static LuaString ofInteger(@SuppressWarnings("unused") long x) {
            return INTEGER;
        }

        @Specialization
        static LuaString ofFloat(@SuppressWarnings("unused") double x) {
            return FLOAT;
        }

        @Fallback
        Object other(VirtualFrame frame, @SuppressWarnings("unused") Object x) {
            if (argumentCount(frame) == 0) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            return Nil.NIL;
        }
    }

    /** {@code math.ult(m, n)}: whether m is below n, both read as unsigned. */
    @LuaBuiltin("ult")
    abstract static class UltNode extends LibraryFunctionNode {

        @Specialization
        static boolean ofIntegers(long m, long n) {
            return Long.compareUnsigned(m, n) < 0;
        }

        @Fallback
        boolean other(Object m, Object n) {
            return ofIntegers(Arguments.integer(this, 1, m), Arguments.integer(this, 2, n));
        }
    }
}
