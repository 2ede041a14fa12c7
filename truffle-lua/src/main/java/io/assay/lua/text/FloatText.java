package io.assay.lua.text;

import java.nio.charset.StandardCharsets;

/** The magnitudes of floats as the conversions {@code e f g a} of C's {@code printf} write them. */
final class FloatText {

    private static final byte[] LOWER_DIGITS =
            "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPPER_DIGITS =
            "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private static final int HEX_FRACTION_DIGITS = 13;

    private FloatText() {}

    /**
     * {@code %f}: {@code precision} decimals; {@code alternate} keeps a point that nothing follows.
     */
    static void appendFixed(ByteBuilder out, double magnitude, int precision, boolean alternate) {
        byte[] digits = DecimalText.fixed(magnitude, precision);
        int whole = digits.length - precision;
        if (whole > 0) {
            out.append(digits, 0, whole);
        } else {
            out.appendByte('0');
        }
        if (precision > 0 || alternate) {
            out.appendByte('.');
            out.repeat('0', -whole);
            out.append(digits, Math.max(whole, 0), digits.length);
        }
    }

    /** {@code %e}: one digit, {@code precision} decimals and an exponent. */
    static void appendExponential(
            ByteBuilder out, double magnitude, int precision, boolean alternate, boolean upper) {
        DecimalText.Scientific number = DecimalText.significant(magnitude, precision + 1);
        appendScientific(out, number, precision + 1, alternate, upper);
    }

    private static void appendScientific(
            ByteBuilder out,
            DecimalText.Scientific number,
            int count,
            boolean point,
            boolean upper) {
        byte[] digits = number.digits();
        out.append(digits, 0, 1);
        if (count > 1 || point) {
            out.appendByte('.').append(digits, 1, count);
        }
        int exponent = number.exponent();
        out.appendByte(upper ? 'E' : 'e').appendByte(exponent < 0 ? '-' : '+');
        if (Math.abs(exponent) < 10) {
            out.appendByte('0');
        }
        out.appendDecimal(Math.abs(exponent));
    }

    /**
     * {@code %g}: {@code precision} significant digits (0 counts as 1) in the shorter of both
     * styles.
     */
    static void appendGeneral(
            ByteBuilder out, double magnitude, int precision, boolean alternate, boolean upper) {
        int significant = Math.max(precision, 1);
        DecimalText.Scientific number = DecimalText.significant(magnitude, significant);
        appendGeneral(out, number, significant, alternate, upper);
    }

    /** {@code %g} of a number already rounded to {@code significant} digits. */
    static void appendGeneral(
            ByteBuilder out,
            DecimalText.Scientific number,
            int significant,
            boolean alternate,
            boolean upper) {
        byte[] digits = number.digits();
        int exponent = number.exponent();
        int count = significant;
        if (!alternate) {
            while (count > 1 && digits[count - 1] == '0') {
                count--;
            }
        }
        if (exponent < -4 || exponent >= significant) {
            appendScientific(out, number, count, alternate, upper);
        } else if (exponent < 0) {
            out.append("0.").repeat('0', -exponent - 1).append(digits, 0, count);
        } else if (count > exponent + 1) {
            out.append(digits, 0, exponent + 1).appendByte('.').append(digits, exponent + 1, count);
        } else {
            // Digits before the point are never dropped, even if they are zeros.
            out.append(digits, 0, exponent + 1);
            if (alternate) {
                out.appendByte('.');
            }
        }
    }

    /**
     * {@code %a} as glibc writes it: one digit (0 for zero and subnormals), as many hexadecimal
     * digits as {@code precision} asks or, if that is negative, as are needed.
     */
    static void appendHex(
            ByteBuilder out, double magnitude, int precision, boolean alternate, boolean upper) {
        long bits = Double.doubleToRawLongBits(magnitude);
        long fraction = bits & 0xF_FFFF_FFFF_FFFFL;
        int biased = (int) (bits >>> 52);
        long leading = biased == 0 ? 0 : 1;
        int exponent = biased != 0 ? biased - 1023 : fraction == 0 ? 0 : -1022;
        int count = precision;
        if (precision < 0) {
            count =
                    fraction == 0
                            ? 0
                            : HEX_FRACTION_DIGITS - Long.numberOfTrailingZeros(fraction) / 4;
        } else if (precision < HEX_FRACTION_DIGITS) {
            int dropped = (HEX_FRACTION_DIGITS - precision) * 4;
            long number = leading << 52 | fraction;
            long kept = number >>> dropped;
            long rest = number - (kept << dropped);
            long half = 1L << (dropped - 1);
            if (rest > half || (rest == half && (kept & 1) != 0)) {
                kept++;
            }
            leading = kept << dropped >>> 52;
            fraction = kept << dropped & 0xF_FFFF_FFFF_FFFFL;
        }
        byte[] digits = upper ? UPPER_DIGITS : LOWER_DIGITS;
        out.appendByte('0').appendByte(upper ? 'X' : 'x').appendByte((int) ('0' + leading));
        if (count > 0 || alternate) {
            out.appendByte('.');
        }
        for (int i = 0; i < count; i++) {
            out.appendByte(
                    i < HEX_FRACTION_DIGITS ? digits[(int) (fraction >>> (48 - 4 * i)) & 15] : '0');
        }
        out.appendByte(upper ? 'P' : 'p').appendByte(exponent < 0 ? '-' : '+');
        out.appendDecimal(Math.abs(exponent));
    }
}
