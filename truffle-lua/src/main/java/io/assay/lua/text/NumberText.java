package io.assay.lua.text;

import io.assay.lua.runtime.LuaString;
import java.nio.charset.StandardCharsets;

/**
 * Conversions between numbers and their text (manual §3.4.3 and §3.1, {@code tostring} and {@code
 * tonumber} in §6.2).
 */
public final class NumberText {

    private static final LuaString INFINITY = LuaString.of("inf");
    private static final LuaString NEGATIVE_INFINITY = LuaString.of("-inf");
    private static final LuaString NAN = LuaString.of("nan");
    private static final LuaString NEGATIVE_NAN = LuaString.of("-nan");

    /** Integers below this in magnitude are what a double shows as digits and {@code .0}. */
    private static final double LARGEST_PLAIN = 1e15;

    private NumberText() {}

    /** {@code tostring} of an integer. */
    public static LuaString format(long value) {
        byte[] buffer = new byte[DecimalText.LONGEST];
        return LuaString.of(buffer, 0, DecimalText.write(value, buffer, 0));
    }

    /**
     * {@code tostring} of a float: the 15 significant digits that suffice for most, 17 where 15
     * read back as another number; always recognisable as a float. The sign of a NaN is its sign
     * bit, as C prints it.
     */
    public static LuaString format(double value) {
        if (Double.isFinite(value)) {
            ByteBuilder out = new ByteBuilder(32);
            append(out, value);
            return out.toLuaString();
        }
        if (value != value) {
            return Double.doubleToRawLongBits(value) < 0 ? NEGATIVE_NAN : NAN;
        }
        return value > 0 ? INFINITY : NEGATIVE_INFINITY;
    }

    /** Appends what {@link #format(double)} makes of {@code value}. */
    public static void append(ByteBuilder out, double value) {
        if (!Double.isFinite(value)) {
            out.append(format(value));
            return;
        }
        if (Double.doubleToRawLongBits(value) < 0) {
            out.appendByte('-');
        }
        double magnitude = Math.abs(value);
        if (magnitude < LARGEST_PLAIN && magnitude == (long) magnitude) {
            out.appendDecimal((long) magnitude).append(".0");
            return;
        }
        int start = out.length();
        int precision = roundTripPrecision(magnitude);
        FloatText.appendGeneral(
                out, DecimalText.significant(magnitude, precision), precision, false, false);
        if (isAllDigits(out, start)) {
            out.append(".0");
        }
    }

    /**
     * 15 if that many digits read back as {@code magnitude}, else 17. Any decimal of up to 15
     * digits survives the way through a normal double, so 15 suffice exactly if the shortest text
     * that reads back has no more.
     */
    private static int roundTripPrecision(double magnitude) {
        if (magnitude < Double.MIN_NORMAL) {
            DecimalText.Scientific digits = DecimalText.significant(magnitude, 15);
            String text = new String(digits.digits(), StandardCharsets.US_ASCII);
            return Double.parseDouble("." + text + "e" + (digits.exponent() + 1)) == magnitude
                    ? 15
                    : 17;
        }
        String shortest = Double.toString(magnitude);
        int end = shortest.indexOf('E');
        if (end < 0) {
            end = shortest.length();
        }
        int from = 0;
        while (shortest.charAt(from) == '0' || shortest.charAt(from) == '.') {
            from++;
        }
        int digits = 0;
        int significant = 0;
        for (int i = from; i < end; i++) {
            char c = shortest.charAt(i);
            if (c != '.') {
                digits++;
                if (c != '0') {
                    significant = digits;
                }
            }
        }
        return significant <= 15 ? 15 : 17;
    }

    private static boolean isAllDigits(ByteBuilder out, int from) {
        for (int i = from; i < out.length(); i++) {
            if (out.byteAt(i) < '0' || out.byteAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** {@link #parse(byte[], int, int)} of all of {@code text}. */
    public static Object parse(byte[] text) {
        return parse(text, 0, text.length);
    }

    /**
     * Reads {@code text[from, to)} as a Lua numeral with optional white space around it and an
     * optional sign, as {@code tonumber} and the coercion of strings do.
     *
     * @return a {@link Long}, a {@link Double}, or null if it is not a numeral
     */
    public static Object parse(byte[] text, int from, int to) {
        int start = skipSpace(text, from, to);
        int end = to;
        while (end > start && isSpace(text[end - 1])) {
            end--;
        }
        if (start == end) {
            return null;
        }
        boolean negative = text[start] == '-';
        int digits = negative || text[start] == '+' ? start + 1 : start;
        if (end - digits > 1 && text[digits] == '0' && (text[digits + 1] | 0x20) == 'x') {
            return HexNumeral.parse(text, digits + 2, end, negative);
        }
        return DecimalNumeral.parse(text, digits, end, negative);
    }

    /**
     * {@code tonumber(text, base)}: an integer in {@code base}, 2 to 36, in either case, with
     * optional white space around it and an optional {@code -}; it wraps around.
     *
     * @return the integer, or null if {@code text} is not one
     */
    public static Long parse(byte[] text, int base) {
        int end = text.length;
        int i = skipSpace(text, 0, end);
        boolean negative = i < end && text[i] == '-';
        if (negative || (i < end && text[i] == '+')) {
            i++;
        }
        int first = i;
        long result = 0;
        while (i < end) {
            int digit = digit(text[i]);
            if (digit < 0) {
                break;
            }
            if (digit >= base) {
                return null;
            }
            result = result * base + digit;
            i++;
        }
        if (i == first || skipSpace(text, i, end) != end) {
            return null;
        }
        return negative ? -result : result;
    }

    private static int skipSpace(byte[] text, int from, int to) {
        int i = from;
        while (i < to && isSpace(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    /** The value of an alphanumeric digit, -1 for any other byte. */
    static int digit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : -1;
    }
}
