package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerAsserts;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidBufferOffsetException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.strings.TruffleString;
import io.assay.lua.text.SourceText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A Lua string: an immutable sequence of bytes (manual §2.1).
 *
 * <p>Invariants: a string is either <em>flat</em> ({@code bytes != null}) or a <em>rope</em>
 * ({@code left} and {@code right} set). A rope becomes flat the first time its bytes are asked for
 * and never goes back; content, length and hash never change. There is one string of each single
 * byte. Concatenation makes a rope only when the result is long enough for the copy to matter.
 *
 * <p>Other languages see a string (the bytes read as UTF-8, with U+FFFD for what is not) and a
 * read-only byte buffer (the bytes themselves), so binary content survives the border.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method")
public final class LuaString implements TruffleObject, Comparable<LuaString> {

    public static final LuaString EMPTY = new LuaString(new byte[0]);

    /** Longest result of a concatenation that is copied at once rather than kept as a rope. */
    private static final int MAX_COPIED = 256;

    /** Longest piece of a joined string that is copied by a loop. */
    private static final int MAX_COPIED_BY_BYTE = 8;

    /** Largest string a Java array can hold; longer results are Lua errors. */
    public static final int MAX_LENGTH = Integer.MAX_VALUE - 16;

    private static final LuaString[] SINGLE_BYTES = new LuaString[256];

    static {
        for (int i = 0; i < 256; i++) {
            SINGLE_BYTES[i] = new LuaString(new byte[] {(byte) i});
        }
    }

    private byte[] bytes;
    private LuaString left;
    private LuaString right;
    private final int length;
    private int hash;

    private LuaString(byte[] bytes) {
        this.bytes = bytes;
        this.length = bytes.length;
    }

    private LuaString(LuaString left, LuaString right) {
        this.left = left;
        this.right = right;
        this.length = left.length + right.length;
    }

    /** Wraps {@code bytes}, which the caller must not change afterwards. */
    public static LuaString of(byte[] bytes) {
        return switch (bytes.length) {
            case 0 -> EMPTY;
            case 1 -> SINGLE_BYTES[bytes[0] & 0xff];
            default -> new LuaString(bytes);
        };
    }

    /** Copies a range of {@code bytes}. */
    public static LuaString of(byte[] bytes, int from, int to) {
        return switch (to - from) {
            case 0 -> EMPTY;
            case 1 -> SINGLE_BYTES[bytes[from] & 0xff];
            default -> new LuaString(Arrays.copyOfRange(bytes, from, to));
        };
    }

    /**
     * The UTF-8 bytes of {@code text}; what {@link #toString} made of other bytes becomes those
     * again.
     */
    @TruffleBoundary
    public static LuaString of(String text) {
        return of(SourceText.encode(text));
    }

    /** The string of one byte, 0 to 255. */
    public static LuaString ofByte(int b) {
        return SINGLE_BYTES[b];
    }

    /**
     * {@code a .. b}; the caller has checked that the lengths add up to {@link #MAX_LENGTH} at
     * most.
     */
    public static LuaString concat(LuaString a, LuaString b) {
        if (a.length == 0) {
            return b;
        }
        if (b.length == 0) {
            return a;
        }
        int length = a.length + b.length;
        if (length > MAX_COPIED) {
            return new LuaString(a, b);
        }
        byte[] result = new byte[length];
        System.arraycopy(a.bytes(), 0, result, 0, a.length);
        System.arraycopy(b.bytes(), 0, result, a.length, b.length);
        return new LuaString(result);
    }

    /**
     * All of {@code elements[from, to)} with {@code separator} between them, in one array of the
     * right size; null if something there is no string, or the result would be too long for one.
     */
    @TruffleBoundary
    public static LuaString join(Object[] elements, int from, int to, LuaString separator) {
        long total = (long) separator.length * (to - from - 1);
        for (int i = from; i < to; i++) {
            if (!(elements[i] instanceof LuaString string)) {
                return null;
            }
            total += string.length;
        }
        if (total > MAX_LENGTH) {
            return null;
        }
        byte[] between = separator.bytes();
        byte[] result = new byte[(int) total];
        int at = 0;
        for (int i = from; i < to; i++) {
            byte[] piece = ((LuaString) elements[i]).bytes();
            copy(piece, result, at);
            at += piece.length;
            if (i + 1 < to && between.length > 0) {
                copy(between, result, at);
                at += between.length;
            }
        }
        return of(result);
    }

    /** A short piece is copied sooner than the runtime has found out how to copy it. */
    private static void copy(byte[] piece, byte[] result, int at) {
        if (piece.length > MAX_COPIED_BY_BYTE) {
            System.arraycopy(piece, 0, result, at, piece.length);
            return;
        }
        for (int i = 0; i < piece.length; i++) {
            result[at + i] = piece[i];
        }
    }

    public int length() {
        return length;
    }

    /** The content; shared, so never to be written to. */
    public byte[] bytes() {
        byte[] flat = bytes;
        return flat != null ? flat : flatten();
    }

    /** The byte at {@code index} (from 0) as 0 to 255. */
    public int byteAt(int index) {
        return bytes()[index] & 0xff;
    }

    public LuaString substring(int from, int to) {
        return from == 0 && to == length ? this : of(bytes(), from, to);
    }

    // Iterative, since a string built by a loop of appends is a rope as deep as the loop is long.
    @TruffleBoundary
    private byte[] flatten() {
        byte[] result = new byte[length];
        LuaString[] pending = new LuaString[16];
        int depth = 0;
        int end = length;
        LuaString current = this;
        while (true) {
            byte[] flat = current.bytes;
            if (flat == null) {
                if (depth == pending.length) {
                    pending = Arrays.copyOf(pending, depth * 2);
                }
                // From the right end, so that left-deep ropes (the usual ones) need no stack.
                pending[depth++] = current.left;
                current = current.right;
                continue;
            }
            end -= flat.length;
            System.arraycopy(flat, 0, result, end, flat.length);
            if (depth == 0) {
                break;
            }
            current = pending[--depth];
        }
        bytes = result;
        left = null;
        right = null;
        return result;
    }

    @Override
    public int hashCode() {
        int h = hash;
        return h != 0 ? h : computeHash();
    }

    @TruffleBoundary
    private int computeHash() {
        int h = Arrays.hashCode(bytes());
        h ^= h >>> 16;
        hash = h == 0 ? 1 : h;
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LuaString string && equalTo(string);
    }

    /** Byte equality. */
    public boolean equalTo(LuaString other) {
        if (this == other) {
            return true;
        }
        if (length == 1
                || length != other.length
                || (hash != 0 && other.hash != 0 && hash != other.hash)) {
            return false;
        }
        return Arrays.equals(bytes(), other.bytes());
    }

    /** Unsigned byte order, as PUC-Rio Lua has it in the C locale. */
    @Override
    public int compareTo(LuaString other) {
        if (length > 0 && other.length > 0) {
            int difference = byteAt(0) - other.byteAt(0);
            if (difference != 0) {
                return difference;
            }
        }
        return Arrays.compareUnsigned(bytes(), other.bytes());
    }

    /**
     * The text that {@link SourceText#decode} makes of the bytes: messages and names are put
     * together of it, and {@link #of(String)} gives back the same bytes.
     */
    @TruffleBoundary
    @Override
    public String toString() {
        return SourceText.decode(bytes());
    }

    @ExportMessage
    boolean isString() {
        return true;
    }

    /** The bytes read as UTF-8; what is not UTF-8 becomes U+FFFD. */
    @ExportMessage
    @TruffleBoundary
    public String asString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @ExportMessage
    @TruffleBoundary
    TruffleString asTruffleString() {
        return TruffleString.fromJavaStringUncached(asString(), TruffleString.Encoding.UTF_16);
    }

    @ExportMessage
    boolean hasBufferElements() {
        return true;
    }

    @ExportMessage
    long getBufferSize() {
        return length;
    }

    @ExportMessage
    @TruffleBoundary
    void readBuffer(long offset, byte[] destination, int destinationOffset, int count)
            throws InvalidBufferOffsetException {
        checkBuffer(offset, count);
        System.arraycopy(bytes(), (int) offset, destination, destinationOffset, count);
    }

    @ExportMessage
    byte readBufferByte(long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, 1);
        return bytes()[(int) offset];
    }

    @ExportMessage
    @TruffleBoundary
    short readBufferShort(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, Short.BYTES);
        return view(order).getShort((int) offset);
    }

    @ExportMessage
    @TruffleBoundary
    int readBufferInt(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, Integer.BYTES);
        return view(order).getInt((int) offset);
    }

    @ExportMessage
    @TruffleBoundary
    long readBufferLong(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, Long.BYTES);
        return view(order).getLong((int) offset);
    }

    @ExportMessage
    @TruffleBoundary
    float readBufferFloat(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, Float.BYTES);
        return view(order).getFloat((int) offset);
    }

    @ExportMessage
    @TruffleBoundary
    double readBufferDouble(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, Double.BYTES);
        return view(order).getDouble((int) offset);
    }

    private ByteBuffer view(ByteOrder order) {
        CompilerAsserts.neverPartOfCompilation();
        return ByteBuffer.wrap(bytes()).order(order);
    }

    private void checkBuffer(long offset, int count) throws InvalidBufferOffsetException {
        if (offset < 0 || count < 0 || offset > length - (long) count) {
            throw InvalidBufferOffsetException.create(offset, count);
        }
    }
}
