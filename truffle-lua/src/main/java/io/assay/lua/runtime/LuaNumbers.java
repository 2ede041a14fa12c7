package io.assay.lua.runtime;

/** Conversions between Lua's two kinds of number (manual §3.4.3). */
public final class LuaNumbers {

    private LuaNumbers() {}

    /** Whether {@code d} has an exact representation as a Lua integer. */
    public static boolean isInteger(double d) {
        // 2^63 itself casts to Long.MAX_VALUE, whose double is 2^63 again.
        return (long) d == d && d != 0x1p63;
    }

    /** A table key in the form tables keep it: floats with an integer value become integers. */
    public static Object normaliseKey(Object key) {
        if (key instanceof Double d && isInteger(d)) {
            return (long) (double) d;
        }
        return key;
    }

    /** {@code a < b} exactly, where a conversion of the integer could round. */
    public static boolean lessThan(long a, double b) {
        if (-(1L << 53) <= a && a <= 1L << 53) {
            return a < b;
        }
        if (b >= 0x1p63) {
            return true;
        }
        // Rounding up keeps the comparison with an integer exact; false for NaN.
        return b > -0x1p63 && a < (long) Math.ceil(b);
    }

    /** {@code a <= b} exactly. */
    public static boolean lessOrEqual(long a, double b) {
        if (-(1L << 53) <= a && a <= 1L << 53) {
            return a <= b;
        }
        if (b >= 0x1p63) {
            return true;
        }
        return b >= -0x1p63 && a <= (long) Math.floor(b);
    }

    /** {@code a < b} exactly. */
    public static boolean lessThan(double a, long b) {
        if (-(1L << 53) <= b && b <= 1L << 53) {
            return a < b;
        }
        if (a >= 0x1p63) {
            return false;
        }
        return a < -0x1p63 || (a == a && (long) Math.floor(a) < b);
    }

    /** {@code a <= b} exactly. */
    public static boolean lessOrEqual(double a, long b) {
        if (-(1L << 53) <= b && b <= 1L << 53) {
            return a <= b;
        }
        if (a >= 0x1p63) {
            return false;
        }
        return a < -0x1p63 || (a == a && (long) Math.ceil(a) <= b);
    }

    public static boolean equal(long a, double b) {
        return (double) a == b && isInteger(b) && (long) b == a;
    }

    /** {@code a // b} for integers; the caller has excluded b == 0. */
    public static long floorDivide(long a, long b) {
        return Math.floorDiv(a, b);
    }

    /** {@code a % b} for floats: the sign of the divisor. */
    public static double modulo(double a, double b) {
        double m = a % b;
        if (m != 0 && (m < 0) != (b < 0)) {
            m += b;
        }
        return m;
    }

    /** {@code a << n}; shifts of 64 and more give 0, negative ones shift the other way. */
    public static long shiftLeft(long a, long n) {
        if (n <= -64 || n >= 64) {
            return 0;
        }
        return n >= 0 ? a << n : a >>> -n;
    }

    /** {@code a >> n}, logical. */
    public static long shiftRight(long a, long n) {
        if (n <= -64 || n >= 64) {
            return 0;
        }
        return n >= 0 ? a >>> n : a << -n;
    }

    public static double power(double a, double b) {
        return b == 2 ? a * a : Math.pow(a, b);
    }
}
