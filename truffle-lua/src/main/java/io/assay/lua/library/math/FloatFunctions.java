package io.assay.lua.library.math;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;

/**
 * Functions on floats: trigonometry, powers and logarithms. Each bets on its argument being a
 * float.
 */
final class FloatFunctions {

    private FloatFunctions() {}

    /** {@code math.sin(x)}: the sine of x radians. */
    @LuaBuiltin("sin")
    abstract static class SinNode extends LibraryFunctionNode {

        @Specialization
        static double ofFloat(double x) {
            return Math.sin(x);
        }

        @Specialization(replaces = "ofFloat")
        double ofAny(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.cos(x)}: the cosine of x radians. */
    @LuaBuiltin("cos")
    abstract static class CosNode extends LibraryFunctionNode {

        @Specialization
        static double ofFloat(double x) {
            return Math.cos(x);
        }

        @Specialization(replaces = "ofFloat")
        double ofAny(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.tan(x)}: the tangent of x radians. */
    @LuaBuiltin("tan")
    abstract static class TanNode extends LibraryFunctionNode {

        @Specialization
        static double ofFloat(double x) {
            return Math.tan(x);
        }

        @Specialization(replaces = "ofFloat")
        double ofAny(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.asin(x)}: in radians. */
    @LuaBuiltin("asin")
    abstract static class AsinNode extends LibraryFunctionNode {

        @Specialization
        static double ofFloat(double x) {
            return Math.asin(x);
        }

        @Specialization(replaces = "ofFloat")
        double ofAny(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.acos(x)}: in radians. */
    @LuaBuiltin("acos")
    abstract static class AcosNode extends LibraryFunctionNode {

        @Specialization
        static double ofFloat(double x) {
            return Math.acos(x);
        }

        @Specialization(replaces = "ofFloat")
        double ofAny(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.exp(x)}: e to the power of x. */
    @LuaBuiltin("exp")
    abstract static class ExpNode extends LibraryFunctionNode {

        @Specialization
        static double ofFloat(double x) {
            return Math.exp(x);
        }

        @Specialization(replaces = "ofFloat")
        double ofAny(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.sqrt(x)}: the square root. */
    @LuaBuiltin("sqrt")
    abstract static class SqrtNode extends LibraryFunctionNode {

        @Specialization
        static double ofFloat(double x) {
            return Math.sqrt(x);
        }

        @Specialization(replaces = "ofFloat")
        double ofAny(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.deg(x)}: x radians in degrees. */
    @LuaBuiltin("deg")
    abstract static class DegNode extends LibraryFunctionNode {

        @Specialization
        static double ofFloat(double x) {
            return x * (180 / Math.PI);
        }

        @Specialization(replaces = "ofFloat")
        double ofAny(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.rad(x)}: x degrees in radians. */
    @LuaBuiltin("rad")
    abstract static class RadNode extends LibraryFunctionNode {

        @Specialization
        static double ofFloat(double x) {
            return x * (Math.PI / 180);
        }

        @Specialization(replaces = "ofFloat")
        double ofAny(Object x) {
            return ofFloat(Arguments.number(this, 1, x));
        }
    }

    /** {@code math.atan(y [, x])}: the angle of the point (x, y); x is 1 if absent. */
    @LuaBuiltin("atan")
    abstract static class AtanNode extends LibraryFunctionNode {

        @Specialization
        double ofAny(Object y, Object x) {
            return Math.atan2(
                    Arguments.number(this, 1, y), x == Nil.NIL ? 1 : Arguments.number(this, 2, x));
        }
    }

    /** {@code math.log(x [, base])}: the natural logarithm if there is no base. */
    @LuaBuiltin("log")
    abstract static class LogNode extends LibraryFunctionNode {

        private static final double LN_2 = Math.log(2);

        @Specialization
        double ofAny(Object x, Object base) {
            double number = Arguments.number(this, 1, x);
            if (base == Nil.NIL) {
                return Math.log(number);
            }
            double b = Arguments.number(this, 2, base);
            if (b == 2) {
                return binary(number);
            }
            return b == 10 ? Math.log10(number) : Math.log(number) / Math.log(b);
        }

        /** Exact for powers of two, which a quotient of logarithms is not. */
        private static double binary(double x) {
            int exponent = Math.getExponent(x);
            if (!(x > 0) || exponent > Double.MAX_EXPONENT) {
                return Math.log(x) / LN_2;
            }
            if (exponent < Double.MIN_EXPONENT) {
                // Not by a call of itself, which the JIT would follow without end.
                return binaryOfNormal(x * 0x1p64) - 64;
            }
            return binaryOfNormal(x);
        }

        private static double binaryOfNormal(double x) {
            int exponent = Math.getExponent(x);
            double mantissa = x / Math.scalb(1.0, exponent);
            if (mantissa > 1.5) {
                // Near 1 from below, the sum would cancel the digits that count.
                return exponent + 1 + Math.log(mantissa / 2) / LN_2;
            }
            return exponent + Math.log(mantissa) / LN_2;
        }
    }

    /**
     * {@code math.frexp(x)}: m and e such that {@code x == m * 2^e}, m at least 0.5 and below 1.
     */
    @LuaBuiltin("frexp")
    abstract static class FrexpNode extends LibraryFunctionNode {

        @Specialization
        Object ofAny(Object x) {
            double number = Arguments.number(this, 1, x);
            if (number == 0 || number != number || Double.isInfinite(number)) {
                return Values.of(number, 0L);
            }
            int scale = 0;
            if (Math.getExponent(number) < Double.MIN_EXPONENT) {
                scale = 64;
                number *= 0x1p64;
            }
            int exponent = Math.getExponent(number) + 1;
            return Values.of(Math.scalb(number, -exponent), (long) (exponent - scale));
        }
    }

    /** {@code math.ldexp(m, e)}: {@code m * 2^e} for an integer e. */
    @LuaBuiltin("ldexp")
    abstract static class LdexpNode extends LibraryFunctionNode {

        @Specialization
        double ofAny(Object m, Object e) {
            double number = Arguments.number(this, 1, m);
            int exponent = (int) Arguments.integer(this, 2, e);
            return scale(number, exponent);
        }

        @TruffleBoundary
        private static double scale(double number, int exponent) {
            return Math.scalb(number, exponent);
        }
    }
}
