package io.assay.lua.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decimal digits of integers and of doubles, correctly rounded (half to even on the exact value),
 * as C's {@code printf} has them.
 *
 * <p>A double is {@code m * 2^e} with {@code m < 2^53}, so {@code d * 10^p} is {@code m * 5^p *
 * 2^(e + p)}: for the {@code p} that occur in practice the product fits 128 bits and rounding is a
 * shift. Everything else goes through {@link BigDecimal}, which is exact as well.
 */
final class DecimalText {

    /** Most bytes that {@link #write} needs. */
    static final int LONGEST = 20;

    private static final int MAX_POWER_OF_FIVE = 27;
    private static final long[] POWERS_OF_FIVE = powers(5, MAX_POWER_OF_FIVE);
    private static final long[] POWERS_OF_TEN = powers(10, 18);
    private static final byte[] SMALLEST =
            "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    private DecimalText() {}

    private static long[] powers(long base, int highest) {
        long[] result = new long[highest + 1];
        result[0] = 1;
        for (int i = 1; i <= highest; i++) {
            result[i] = result[i - 1] * base;
        }
        return result;
    }

    /** The number of decimal digits of {@code value}, which is not negative. */
    static int digitCount(long value) {
        int count = 1;
        while (count < POWERS_OF_TEN.length && value >= POWERS_OF_TEN[count]) {
            count++;
        }
        return count;
    }

    /** Writes {@code value} at {@code position} and returns the position after it. */
    static int write(long value, byte[] buffer, int position) {
        if (value >= 0) {
            return writeDigits(value, digitCount(value), buffer, position);
        }
        if (value == Long.MIN_VALUE) {
            System.arraycopy(SMALLEST, 0, buffer, position, SMALLEST.length);
            return position + SMALLEST.length;
        }
        buffer[position] = '-';
        return writeDigits(-value, digitCount(-value), buffer, position + 1);
    }

    /** Writes the last {@code count} decimal digits of {@code value}, which is not negative. */
    static int writeDigits(long value, int count, byte[] buffer, int position) {
        long rest = value;
        int i = position + count;
        // Division of ints is several times faster than that of longs.
        while (rest > Integer.MAX_VALUE && i > position) {
            long quotient = rest / 10;
            buffer[--i] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        int small = (int) Math.min(rest, Integer.MAX_VALUE);
        while (i > position) {
            int quotient = small / 10;
            buffer[--i] = (byte) ('0' + (small - quotient * 10));
            small = quotient;
        }
        return position + count;
    }

    private static byte[] digits(long value) {
        byte[] result = new byte[digitCount(value)];
        writeDigits(value, result.length, result, 0);
        return result;
    }

    /** {@code value * 10^power}, rounded to an integer; -1 if that is not to be had quickly. */
    static long scaled(double value, int power) {
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> 52);
        if (biased == 0 || power > MAX_POWER_OF_FIVE) {
            return bits == 0 ? 0 : -1;
        }
        long mantissa = (bits & 0xF_FFFF_FFFF_FFFFL) | 0x10_0000_0000_0000L;
        int exponent = biased - 1075;
        return power >= 0
                ? scaledUp(mantissa, exponent, power)
                : scaledDown(value, mantissa, exponent, -power);
    }

    private static long scaledUp(long mantissa, int exponent, int power) {
        long high = Math.multiplyHigh(mantissa, POWERS_OF_FIVE[power]);
        long low = mantissa * POWERS_OF_FIVE[power];
        int shift = -(exponent + power);
        if (shift <= 0) {
            boolean fits = high == 0 && low > 0 && -shift < Long.numberOfLeadingZeros(low);
            return fits ? low << -shift : -1;
        }
        if (shift >= 128) {
            // The product has at most 116 bits, so it is less than half a unit.
            return 0;
        }
        long result;
        boolean half;
        boolean rest;
        if (shift < 64) {
            if (high >>> (shift - 1) != 0) {
                return -1;
            }
            result = (high << (64 - shift)) | (low >>> shift);
            half = (low >>> (shift - 1) & 1) != 0;
            rest = (low & ((1L << (shift - 1)) - 1)) != 0;
        } else if (shift == 64) {
            result = high;
            half = low < 0;
            rest = low << 1 != 0;
        } else {
            result = high >>> (shift - 64);
            half = (high >>> (shift - 65) & 1) != 0;
            rest = low != 0 || (high & ((1L << (shift - 65)) - 1)) != 0;
        }
        return half && (rest || (result & 1) != 0) ? result + 1 : result;
    }

    private static long scaledDown(double value, long mantissa, int exponent, int power) {
        if (value >= 0x1p63 || power >= POWERS_OF_TEN.length) {
            return -1;
        }
        long whole = (long) value;
        boolean fraction =
                exponent < 0 && (exponent < -52 || (mantissa & ((1L << -exponent) - 1)) != 0);
        long unit = POWERS_OF_TEN[power];
        long quotient = whole / unit;
        // Not doubled, since twice the remainder might not fit.
        long remainder = whole - quotient * unit;
        long missing = unit - remainder;
        boolean up =
                remainder > missing || (remainder == missing && (fraction || (quotient & 1) != 0));
        return up ? quotient + 1 : quotient;
    }

    /**
     * The digits of {@code value}, finite and not negative, rounded to {@code fraction} decimals.
     */
    static byte[] fixed(double value, int fraction) {
        long quick = scaled(value, fraction);
        if (quick >= 0) {
            return digits(quick);
        }
        return new BigDecimal(value)
                .setScale(fraction, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A number in scientific notation: {@code d.ddd * 10^exponent}.
     *
     * @param digits ASCII digits, the first of which is 0 only if all are
     */
    record Scientific(byte[] digits, int exponent) {}

    /** {@code value}, finite and not negative, rounded to {@code count} significant digits. */
    static Scientific significant(double value, int count) {
        if (value == 0) {
            byte[] zeros = new byte[count];
            Arrays.fill(zeros, (byte) '0');
            return new Scientific(zeros, 0);
        }
        if (count < POWERS_OF_TEN.length) {
            // Never too high and at most one too low.
            int exponent = (int) Math.floor(Math.getExponent(value) * 0.30102999566398114);
            long quick = scaled(value, count - 1 - exponent);
            if (quick >= POWERS_OF_TEN[count]) {
                exponent++;
                quick = scaled(value, count - 1 - exponent);
            }
            if (quick >= POWERS_OF_TEN[count - 1] && quick < POWERS_OF_TEN[count]) {
                return new Scientific(digits(quick), exponent);
            }
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(count, RoundingMode.HALF_EVEN));
        byte[] digits = rounded.unscaledValue().toString().getBytes(StandardCharsets.US_ASCII);
        int exponent = digits.length - 1 - rounded.scale();
        if (digits.length < count) {
            int exact = digits.length;
            digits = Arrays.copyOf(digits, count);
            Arrays.fill(digits, exact, count, (byte) '0');
        }
        return new Scientific(digits, exponent);
    }
}
