package io.assay.lua.gc;

/**
 * A parameter of the collector as PUC-Rio Lua keeps it: a percentage in a byte, that is with five
 * significant bits. What scripts read back is what fits.
 */
public final class Parameter {

    private static final int MANTISSA_BITS = 4;
    private static final int IMPLIED_ONE = 1 << MANTISSA_BITS;
    private static final int EXCESS = 7;
    private static final long TOO_LARGE = (0x1FL << (0xF - EXCESS - 1)) * 100;
    private static final int LARGEST = 0xFF;

    private int code;

    public Parameter(long value) {
        set(value);
    }

    public void set(long value) {
        if (value >= TOO_LARGE) {
            code = LARGEST;
            return;
        }
        int fraction = (int) ((value * 128 + 99) / 100);
        if (fraction < IMPLIED_ONE) {
            code = fraction;
            return;
        }
        int shift = Integer.SIZE - Integer.numberOfLeadingZeros(fraction) - MANTISSA_BITS - 1;
        code = ((fraction >> shift) - IMPLIED_ONE) | ((shift + 1) << MANTISSA_BITS);
    }

    public long get() {
        long mantissa = code & (IMPLIED_ONE - 1);
        int exponent = code >> MANTISSA_BITS;
        if (exponent > 0) {
            exponent--;
            mantissa += IMPLIED_ONE;
        }
        exponent -= EXCESS;
        return exponent >= 0 ? (100 * mantissa) << exponent : (100 * mantissa) >> -exponent;
    }
}
