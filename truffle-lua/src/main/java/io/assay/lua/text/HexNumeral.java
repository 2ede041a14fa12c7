package io.assay.lua.text;

/**
 * Hexadecimal numerals (manual §3.1): an integer that wraps around if there is neither point nor
 * exponent, else a float rounded to nearest, ties to even.
 */
final class HexNumeral {

    /** Far beyond what any mantissa of possible length could bring back into range. */
    private static final long EXPONENT_LIMIT = 1L << 40;

    private HexNumeral() {}

    /** Reads {@code text[from, to)}, what follows {@code 0x}. */
    static Object parse(byte[] text, int from, int to, boolean negative) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = hexDigit(text[i]);
            if (digit < 0) {
                return parseFloat(text, from, to, negative);
            }
            value = value << 4 | digit;
        }
        if (from == to) {
            return null;
        }
        return negative ? -value : value;
    }

    private static Double parseFloat(byte[] text, int from, int to, boolean negative) {
        long mantissa = 0;
        boolean sticky = false;
        long exponent = 0;
        boolean point = false;
        boolean digits = false;
        int i = from;
        for (; i < to; i++) {
            int digit = hexDigit(text[i]);
            if (digit >= 0) {
                digits = true;
                if (mantissa >>> 60 == 0) {
                    mantissa = mantissa << 4 | digit;
                    exponent -= point ? 4 : 0;
                } else {
                    sticky |= digit != 0;
                    exponent += point ? 0 : 4;
                }
            } else if (text[i] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (!digits) {
            return null;
        }
        if (i < to) {
            if ((text[i] | 0x20) != 'p') {
                return null;
            }
            i++;
            boolean down = i < to && text[i] == '-';
            if (down || (i < to && text[i] == '+')) {
                i++;
            }
            if (i == to) {
                return null;
            }
            long written = 0;
            for (; i < to; i++) {
                if (text[i] < '0' || text[i] > '9') {
                    return null;
                }
                written = Math.min(written * 10 + (text[i] - '0'), EXPONENT_LIMIT);
            }
            exponent += down ? -written : written;
        }
        double result = round(mantissa, sticky, exponent);
        return negative ? -result : result;
    }

    /** {@code mantissa * 2^exponent}, a bit more if {@code sticky}, as the nearest double. */
    private static double round(long mantissa, boolean sticky, long exponent) {
        if (mantissa == 0) {
            return 0;
        }
        int length = Long.SIZE - Long.numberOfLeadingZeros(mantissa);
        long top = exponent + length - 1;
        if (top > Double.MAX_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        // Rounded once to what the result can hold: fewer bits than 53 if it is subnormal.
        long precision = top >= Double.MIN_EXPONENT ? 53 : 53 - (Double.MIN_EXPONENT - top);
        if (precision < 0) {
            return 0;
        }
        int dropped = length - (int) precision;
        if (dropped <= 0) {
            return Math.scalb((double) mantissa, (int) exponent);
        }
        long kept = dropped == Long.SIZE ? 0 : mantissa >>> dropped;
        boolean half = (mantissa >>> (dropped - 1) & 1) != 0;
        boolean rest = sticky || (mantissa & ((1L << (dropped - 1)) - 1)) != 0;
        if (half && (rest || (kept & 1) != 0)) {
            kept++;
        }
        return Math.scalb((double) kept, (int) exponent + dropped);
    }

    private static int hexDigit(byte b) {
        int digit = NumberText.digit(b);
        return digit < 16 ? digit : -1;
    }
}
