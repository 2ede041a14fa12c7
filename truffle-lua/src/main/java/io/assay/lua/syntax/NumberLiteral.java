package io.assay.lua.syntax;

/**
 * Numerals (manual §3.1): what has neither point nor exponent is an integer, unless it is decimal
 * and does not fit; hexadecimal integers wrap around.
 */
final class NumberLiteral {

    private NumberLiteral() {}

    /** The Long or Double that {@code text} denotes, null if it is malformed. */
    static Object parse(String text) {
        if (text.length() > 1 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x') {
            return parseHexadecimal(text);
        }
        int end = text.length();
        int position = skipDigits(text, 0);
        if (position == end) {
            return parseDecimalInteger(text);
        }
        int digits = position;
        if (text.charAt(position) == '.') {
            int fraction = position + 1;
            position = skipDigits(text, fraction);
            digits += position - fraction;
        }
        if (digits == 0 || skipExponent(text, position, 'e') != end) {
            return null;
        }
        return Double.valueOf(text);
    }

    private static Object parseDecimalInteger(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return Double.valueOf(text);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static Object parseHexadecimal(String text) {
        int end = text.length();
        long value = 0;
        int position = 2;
        while (position < end && isHexDigit(text.charAt(position))) {
            value = value << 4 | Character.digit(text.charAt(position), 16);
            position++;
        }
        int digits = position - 2;
        if (position == end) {
            return digits == 0 ? null : (Object) value;
        }
        if (text.charAt(position) == '.') {
            position++;
            while (position < end && isHexDigit(text.charAt(position))) {
                position++;
                digits++;
            }
        }
        if (digits == 0 || skipExponent(text, position, 'p') != end) {
            return null;
        }
        // Java wants the exponent that Lua lets one leave out.
        return Double.valueOf(position == end ? text + "p0" : text);
    }

    private static int skipDigits(String text, int from) {
        int position = from;
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** The end of the exponent at {@code from}, {@code from} if there is none, -1 if malformed. */
    private static int skipExponent(String text, int from, char mark) {
        if (from == text.length()) {
            return from;
        }
        if ((text.charAt(from) | 0x20) != mark) {
            return -1;
        }
        int digits = from + 1;
        if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
            digits++;
        }
        int end = skipDigits(text, digits);
        return end == digits ? -1 : end;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHexDigit(int c) {
        return isDigit(c) || (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
    }
}
