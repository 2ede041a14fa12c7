package io.assay.lua.library.math;

/**
 * Blackman and Vigna's xoshiro256** generator, the state of one context's {@code math.random}. The
 * same seeds give the same numbers as in PUC-Rio Lua.
 */
final class Xoshiro256 {

    private static final int DISCARDED = 16;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    Xoshiro256(long seed1, long seed2) {
        seed(seed1, seed2);
    }

    /** A generator that nobody can predict: what a context starts with. */
    static Xoshiro256 unpredictable() {
        return new Xoshiro256(System.nanoTime(), System.identityHashCode(new Object()));
    }

    void seed(long seed1, long seed2) {
        s0 = seed1;
        // Keeps the state from being all zero, of which only zeros would come.
        s1 = 0xff;
        s2 = seed2;
        s3 = 0;
        // The first numbers of seeds that differ in few bits resemble each other.
        for (int i = 0; i < DISCARDED; i++) {
            next();
        }
    }

    /** 64 random bits. */
    long next() {
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** A float from 0 up to, but not including, 1. */
    double nextFloat() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** An integer from {@code low} to {@code high}, both included; {@code low <= high}. */
    long nextBetween(long low, long high) {
        long random = next();
        long range = high - low;
        if ((range & (range + 1)) == 0) {
            return (random & range) + low;
        }
        // The smallest 2^b - 1 that is not below the range: numbers beyond it are drawn again.
        long mask = -1L >>> Long.numberOfLeadingZeros(range);
        long offset = random & mask;
        while (Long.compareUnsigned(offset, range) > 0) {
            offset = next() & mask;
        }
        return offset + low;
    }
}
