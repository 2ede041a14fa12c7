package io.assay.lua.text;

import java.nio.charset.StandardCharsets;

/** Decimal numerals (manual §3.1): an integer if it is written as one and fits, else a float. */
final class DecimalNumeral {

    /** So many digits never overflow a long. */
    private static final int SAFE_DIGITS = 18;

    /** Powers of ten that a double holds exactly. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private DecimalNumeral() {}

    /** Reads {@code text[from, to)}, which has neither sign nor white space. */
    static Object parse(byte[] text, int from, int to, boolean negative) {
        long value = 0;
        int i = from;
        int safe = Math.min(to, from + SAFE_DIGITS);
        while (i < safe && isDigit(text[i])) {
            value = value * 10 + (text[i] - '0');
            i++;
        }
        if (i == to) {
            return i == from ? null : (Object) (negative ? -value : value);
        }
        if (isDigit(text[i])) {
            Long integer = longInteger(text, from, to, negative);
            if (integer != null) {
                return integer;
            }
        }
        return parseFloat(text, from, to, negative);
    }

    /** An integer of any number of digits; null if it is none or does not fit. */
    private static Long longInteger(byte[] text, int from, int to, boolean negative) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            // Counted downwards, since the smallest integer has no positive counterpart.
            if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                return null;
            }
            value = value * 10 - digit;
        }
        if (negative) {
            return value;
        }
        return value == Long.MIN_VALUE ? null : -value;
    }

    private static Double parseFloat(byte[] text, int from, int to, boolean negative) {
        int i = from;
        long mantissa = 0;
        int digits = 0;
        int significant = 0;
        int fraction = 0;
        boolean point = false;
        for (; i < to; i++) {
            byte b = text[i];
            if (b == '.' && !point) {
                point = true;
            } else if (isDigit(b)) {
                digits++;
                if (significant > 0 || b != '0') {
                    significant++;
                }
                if (significant <= SAFE_DIGITS) {
                    mantissa = mantissa * 10 + (b - '0');
                }
                fraction += point ? 1 : 0;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return null;
        }
        int exponent = 0;
        if (i < to) {
            if ((text[i] | 0x20) != 'e') {
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
            for (; i < to; i++) {
                if (!isDigit(text[i])) {
                    return null;
                }
                exponent = Math.min(exponent * 10 + (text[i] - '0'), 100_000_000);
            }
            exponent = down ? -exponent : exponent;
        }
        double result = value(text, from, to, mantissa, significant, (long) exponent - fraction);
        return negative ? -result : result;
    }

    private static double value(
            byte[] text, int from, int to, long mantissa, int significant, long power) {
        if (mantissa == 0) {
            return 0;
        }
        // One correctly rounded operation on exact operands is correctly rounded.
        if (significant <= SAFE_DIGITS && mantissa <= 1L << 53 && power >= -22 && power <= 22) {
            return power < 0
                    ? mantissa / EXACT_POWERS[(int) -power]
                    : mantissa * EXACT_POWERS[(int) power];
        }
        return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
