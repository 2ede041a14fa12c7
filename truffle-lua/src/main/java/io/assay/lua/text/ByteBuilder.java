package io.assay.lua.text;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import io.assay.lua.runtime.LuaString;
import java.util.Arrays;

/**
 * A growable sequence of bytes from which a {@link LuaString} is made.
 *
 * <p>Invariant: the content is {@code buffer[0, length)}. The buffer never leaves this class while
 * it can still be written to. A result that would not fit a Java array raises {@link TextException}
 * {@code resulting string too large}.
 */
public final class ByteBuilder {

    private static final long LARGEST = LuaString.MAX_LENGTH;

    private byte[] buffer;
    private int length;

    public ByteBuilder() {
        this(32);
    }

    public ByteBuilder(int capacity) {
        buffer = new byte[Math.max(capacity, 16)];
    }

    public int length() {
        return length;
    }

    /** The byte at {@code index} as 0 to 255. */
    int byteAt(int index) {
        return buffer[index] & 0xff;
    }

    /**
     * Forgets everything from {@code newLength} on; nothing may be shortened to a greater length.
     */
    public ByteBuilder truncate(int newLength) {
        if (newLength < 0 || newLength > length) {
            throw new IndexOutOfBoundsException(newLength);
        }
        length = newLength;
        return this;
    }

    /** Appends the low eight bits of {@code b}. */
    public ByteBuilder appendByte(int b) {
        if (length == buffer.length) {
            grow(1);
        }
        buffer[length++] = (byte) b;
        return this;
    }

    public ByteBuilder append(byte[] bytes) {
        return append(bytes, 0, bytes.length);
    }

    /** Appends {@code bytes[from, to)}. */
    public ByteBuilder append(byte[] bytes, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
        return this;
    }

    public ByteBuilder append(LuaString string) {
        return append(string.bytes(), 0, string.length());
    }

    /** Appends text whose characters are all below 256, each as one byte. */
    public ByteBuilder append(String latin1) {
        int count = latin1.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            buffer[length + i] = (byte) latin1.charAt(i);
        }
        length += count;
        return this;
    }

    /** Appends {@code value} in decimal. */
    @TruffleBoundary
    public ByteBuilder appendDecimal(long value) {
        reserve(DecimalText.LONGEST);
        length = DecimalText.write(value, buffer, length);
        return this;
    }

    /** Appends {@code b} {@code count} times; a negative count counts as none. */
    public ByteBuilder repeat(int b, int count) {
        if (count > 0) {
            reserve(count);
            Arrays.fill(buffer, length, length + count, (byte) b);
            length += count;
        }
        return this;
    }

    /** Moves what was appended since {@code from} to the right and fills the gap with {@code b}. */
    ByteBuilder insert(int from, int b, int count) {
        if (count > 0) {
            reserve(count);
            System.arraycopy(buffer, from, buffer, from + count, length - from);
            Arrays.fill(buffer, from, from + count, (byte) b);
            length += count;
        }
        return this;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    public LuaString toLuaString() {
        return LuaString.of(buffer, 0, length);
    }

    private void reserve(int count) {
        if (count > buffer.length - length) {
            grow(count);
        }
    }

    @TruffleBoundary
    private void grow(int count) {
        long needed = (long) length + count;
        if (needed > LARGEST) {
            throw new TextException("resulting string too large");
        }
        buffer =
                Arrays.copyOf(
                        buffer, (int) Math.min(LARGEST, Math.max(needed, buffer.length * 2L)));
    }
}
