package io.assay.lua.text;

import io.assay.lua.runtime.LuaString;
import java.util.Arrays;

/**
 * UTF-8 (manual §6.6). Positions are byte positions as Lua counts them, from 1, negative ones from
 * the end; <em>lax</em> means code points up to 2^31 and surrogates, in sequences of up to six
 * bytes.
 *
 * <p>Argument numbers in exceptions are those of the library function with the method's name.
 */
public final class Utf8 {

    /** {@code utf8.charpattern}: matches exactly one sequence, given a valid subject. */
    public static final LuaString CHAR_PATTERN =
            LuaString.of(
                    new byte[] {
                        '[',
                        0,
                        '-',
                        0x7f,
                        (byte) 0xc2,
                        '-',
                        (byte) 0xfd,
                        ']',
                        '[',
                        (byte) 0x80,
                        '-',
                        (byte) 0xbf,
                        ']',
                        '*'
                    });

    private static final String INVALID = "invalid UTF-8 code";

    private static final long LARGEST_CODE = 0x7fff_ffffL;
    private static final long LARGEST_UNICODE = 0x10_ffffL;

    /** The first code point that takes as many bytes as the index says, plus one. */
    private static final long[] FIRST_OF_LENGTH = {
        0, 0, 0x80, 0x800, 0x1_0000, 0x20_0000, 0x400_0000
    };

    /** From the first byte of a character to its last, both inclusive. */
    public record Range(long start, long end) {}

    private Utf8() {}

    /**
     * Appends the encoding of {@code code}, 0 to 2^31 - 1.
     *
     * @throws TextException {@code value out of range}, for {@code argument}
     */
    public static void encode(ByteBuilder out, long code, int argument) {
        if (code < 0 || code > LARGEST_CODE) {
            throw new TextException(argument, "value out of range");
        }
        encode(out, (int) code);
    }

    /** Appends the encoding of {@code code}, which is not negative. */
    public static void encode(ByteBuilder out, int code) {
        if (code < 0x80) {
            out.appendByte(code);
            return;
        }
        int length = encodedLength(code);
        int shift = 6 * (length - 1);
        // As many ones in front as there are bytes.
        out.appendByte((0xff00 >> length) | (code >> shift));
        while (shift > 0) {
            shift -= 6;
            out.appendByte(0x80 | ((code >> shift) & 0x3f));
        }
    }

    /** The number of bytes that encode {@code code}, which is not negative. */
    public static int encodedLength(int code) {
        int length = 1;
        while (length < 6 && code >= FIRST_OF_LENGTH[length + 1]) {
            length++;
        }
        return length;
    }

    /** The code point whose sequence begins at {@code index} (from 0); -1 if none does. */
    public static int decode(byte[] s, int index, boolean lax) {
        if (index >= s.length) {
            return -1;
        }
        int lead = s[index];
        if (lead >= 0) {
            return lead;
        }
        int length = Integer.numberOfLeadingZeros(~(lead << 24));
        if (length < 2 || length > 6 || s.length - index < length) {
            return -1;
        }
        int code = lead & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            int b = s[index + i];
            if (!isContinuation(b)) {
                return -1;
            }
            code = code << 6 | (b & 0x3f);
        }
        if (code < FIRST_OF_LENGTH[length]) {
            return -1;
        }
        if (!lax && (code > LARGEST_UNICODE || (code >= 0xd800 && code <= 0xdfff))) {
            return -1;
        }
        return code;
    }

    private static boolean isContinuation(int b) {
        return (b & 0xc0) == 0x80;
    }

    private static boolean continues(byte[] s, long index) {
        return index < s.length && isContinuation(s[(int) index]);
    }

    /** A position from the start; 0 if a negative one is before it. */
    private static long absolute(long position, int length) {
        if (position >= 0) {
            return position;
        }
        return -position > length || position == Long.MIN_VALUE ? 0 : length + position + 1;
    }

    /**
     * {@code utf8.len(s, i, j, lax)}: the number of characters that start between {@code i} and
     * {@code j}; or, if there is an invalid sequence, its position negated.
     *
     * @throws TextException {@code initial position out of bounds}, {@code final position out of
     *     bounds}
     */
    public static long len(byte[] s, long i, long j, boolean lax) {
        long from = absolute(i, s.length);
        long to = absolute(j, s.length);
        if (from < 1 || from > s.length + 1L) {
            throw new TextException(2, "initial position out of bounds");
        }
        if (to > s.length) {
            throw new TextException(3, "final position out of bounds");
        }
        long count = 0;
        int index = (int) from - 1;
        while (index < to) {
            int code = decode(s, index, lax);
            if (code < 0) {
                return -(index + 1L);
            }
            index += encodedLength(code);
            count++;
        }
        return count;
    }

    /**
     * {@code utf8.codepoint(s, i, j, lax)}: the code points of the characters that start between
     * {@code i} and {@code j}.
     *
     * @throws TextException {@code out of bounds}, {@code invalid UTF-8 code}
     */
    public static long[] codepoint(byte[] s, long i, long j, boolean lax) {
        long from = absolute(i, s.length);
        long to = absolute(j, s.length);
        if (from < 1) {
            throw new TextException(2, "out of bounds");
        }
        if (to > s.length) {
            throw new TextException(3, "out of bounds");
        }
        if (from > to) {
            return new long[0];
        }
        long[] codes = new long[(int) (to - from + 1)];
        int count = 0;
        int index = (int) from - 1;
        while (index < to) {
            int code = codeAt(s, index, lax);
            index += encodedLength(code);
            codes[count++] = code;
        }
        return count == codes.length ? codes : Arrays.copyOf(codes, count);
    }

    /** The {@code i} with which {@code utf8.offset(s, n)} counts. */
    public static long defaultOffset(byte[] s, long n) {
        return n >= 0 ? 1 : s.length + 1L;
    }

    /**
     * {@code utf8.offset(s, n, i)}: where the encoding of the {@code n}-th character, counted from
     * position {@code i}, begins and ends; null if there is no such character. Right behind the
     * last one there is a one-byte character.
     *
     * @throws TextException {@code position out of bounds}, {@code initial position is a
     *     continuation byte}
     */
    public static Range offset(byte[] s, long n, long i) {
        long position = absolute(i, s.length);
        if (position < 1 || position > s.length + 1L) {
            throw new TextException(3, "position out of bounds");
        }
        long index = position - 1;
        long rest = n;
        if (n == 0) {
            while (index > 0 && continues(s, index)) {
                index--;
            }
        } else if (continues(s, index)) {
            throw new TextException("initial position is a continuation byte");
        } else if (n < 0) {
            while (rest < 0 && index > 0) {
                do {
                    index--;
                } while (index > 0 && continues(s, index));
                rest++;
            }
        } else {
            rest--;
            while (rest > 0 && index < s.length) {
                do {
                    index++;
                } while (continues(s, index));
                rest--;
            }
        }
        return rest == 0 ? character(s, index) : null;
    }

    private static Range character(byte[] s, long start) {
        if (continues(s, start)) {
            throw new TextException("initial position is a continuation byte");
        }
        long end = start;
        if (start < s.length && s[(int) start] < 0) {
            while (continues(s, end + 1)) {
                end++;
            }
        }
        return new Range(start + 1, end + 1);
    }

    /**
     * What {@code utf8.codes(s)} checks before the first step.
     *
     * @throws TextException {@code invalid UTF-8 code} if {@code s} begins within a sequence
     */
    public static void checkStart(byte[] s) {
        if (continues(s, 0)) {
            throw new TextException(1, INVALID);
        }
    }

    /**
     * One step of {@code utf8.codes}: the index (from 0) of the character after the one that begins
     * at {@code position} (from 1; 0 for the first step), -1 at the end of {@code s}.
     */
    public static int nextIndex(byte[] s, long position) {
        if (position < 0 || position >= s.length) {
            return -1;
        }
        int index = (int) position;
        while (continues(s, index)) {
            index++;
        }
        return index < s.length ? index : -1;
    }

    /**
     * The code point at an index that {@link #nextIndex} gave.
     *
     * @throws TextException {@code invalid UTF-8 code}, also if the sequence is followed by more
     *     continuation bytes than belong to it
     */
    public static int stepCode(byte[] s, int index, boolean lax) {
        int code = codeAt(s, index, lax);
        if (continues(s, index + (long) encodedLength(code))) {
            throw new TextException(INVALID);
        }
        return code;
    }

    private static int codeAt(byte[] s, int index, boolean lax) {
        int code = decode(s, index, lax);
        if (code < 0) {
            throw new TextException(INVALID);
        }
        return code;
    }
}
