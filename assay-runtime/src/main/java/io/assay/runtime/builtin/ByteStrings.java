package io.assay.runtime.builtin;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Value;

/** Byte content on its way to and from scripts, whose strings may hold any bytes. */
public final class ByteStrings {
    private ByteStrings() {}

    /**
     * Bytes as a value that any language takes for a string where it can: text when they are valid
     * UTF-8, a buffer otherwise. For use inside maps and lists; a function may return {@code
     * byte[]} itself.
     */
    public static Object of(byte[] bytes) {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException notText) {
            return ByteBuffer.wrap(bytes);
        }
    }

    /** Whether {@link #read} accepts the value: a string, or a buffer of bytes. */
    public static boolean isByteString(Value value) {
        return value.isString() || value.hasBufferElements();
    }

    /**
     * The bytes of a script's string: those of a byte string as they are, those of a text in UTF-8.
     */
    public static byte[] read(Value value) {
        if (value.hasBufferElements()) {
            byte[] bytes = new byte[Math.toIntExact(value.getBufferSize())];
            value.readBuffer(0, bytes, 0, bytes.length);
            return bytes;
        }
        return value.asString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether a string's text is what its bytes say: bytes that are not UTF-8 have become U+FFFD.
     *
     * @param text what the value's text was read as
     */
    public static boolean isText(String text, Value value) {
        if (text.indexOf('\uFFFD') < 0 || !value.hasBufferElements()) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read(value)));
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
