package io.assay.lua.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Source text as the parser reads it: bytes decoded as UTF-8, where a byte that is not UTF-8
 * becomes the lone surrogate U+DC00 + byte (U+DC80 to U+DCFF). Every sequence of bytes survives the
 * way to text and back, so a string literal keeps the bytes of the file and a message can quote
 * them.
 */
public final class SourceText {

    private static final int ESCAPE = 0xdc00;

    private SourceText() {}

    /** The text of {@code bytes}; {@link #encode} is its inverse. */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    public static String decode(byte[] bytes, int from, int to) {
        int ascii = from;
        while (ascii < to && bytes[ascii] >= 0) {
            ascii++;
        }
        if (ascii == to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[to - from];
        int length = 0;
        int position = from;
        while (position < to) {
            int b = bytes[position] & 0xff;
            if (b < 0x80) {
                chars[length++] = (char) b;
                position++;
                continue;
            }
            int size = sequenceLength(bytes, position, to);
            if (size == 0) {
                chars[length++] = (char) (ESCAPE + b);
                position++;
            } else {
                length += Character.toChars(codePoint(bytes, position, size), chars, length);
                position += size;
            }
        }
        return new String(chars, 0, length);
    }

    /** Length of the well-formed sequence that a non-ASCII byte begins, 0 if it begins none. */
    private static int sequenceLength(byte[] bytes, int position, int to) {
        int first = bytes[position] & 0xff;
        int size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (size == 0 || to - position < size) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[position + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
        int second = bytes[position + 1] & 0xff;
        boolean wellFormed =
                switch (first) {
                    case 0xe0 -> second >= 0xa0;
                    case 0xed -> second < 0xa0;
                    case 0xf0 -> second >= 0x90;
                    case 0xf4 -> second < 0x90;
                    default -> true;
                };
        return wellFormed ? size : 0;
    }

    private static int codePoint(byte[] bytes, int position, int size) {
        int result = bytes[position] & (0xff >> (size + 1));
        for (int i = 1; i < size; i++) {
            result = result << 6 | bytes[position + i] & 0x3f;
        }
        return result;
    }

    /** The bytes of {@code text}. */
    public static byte[] encode(CharSequence text) {
        int length = text.length();
        byte[] ascii = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                ByteBuilder result = new ByteBuilder(length + length / 2 + 8);
                result.append(ascii, i);
                result.append(text, i, length);
                return result.toByteArray();
            }
            ascii[i] = (byte) c;
        }
        return ascii;
    }

    /** The character that stands for a byte in messages, whether or not it is ASCII. */
    public static char escape(int b) {
        return (char) (b < 0x80 ? b : ESCAPE + b);
    }

    /** A growing array of bytes. */
    public static final class ByteBuilder {
        private byte[] bytes;
        private int length;

        public ByteBuilder(int capacity) {
            bytes = new byte[capacity];
        }

        public int length() {
            return length;
        }

        public void clear() {
            length = 0;
        }

        public void append(int b) {
            if (length == bytes.length) {
                grow(1);
            }
            bytes[length++] = (byte) b;
        }

        public void append(byte[] source, int count) {
            if (bytes.length - length < count) {
                grow(count);
            }
            System.arraycopy(source, 0, bytes, length, count);
            length += count;
        }

        /** Encodes {@code text} from {@code from} up to {@code to}. */
        public void append(CharSequence text, int from, int to) {
            int position = from;
            while (position < to) {
                position = appendCharacter(text, position, to);
            }
        }

        /** Encodes the character at {@code position} and returns where the next one begins. */
        public int appendCharacter(CharSequence text, int position, int to) {
            char c = text.charAt(position);
            if (c < 0x80) {
                append(c);
                return position + 1;
            }
            if (Character.isHighSurrogate(c) && position + 1 < to) {
                char low = text.charAt(position + 1);
                if (Character.isLowSurrogate(low)) {
                    appendUtf8(Character.toCodePoint(c, low));
                    return position + 2;
                }
            }
            if (c >= ESCAPE + 0x80 && c <= ESCAPE + 0xff) {
                append(c - ESCAPE);
            } else {
                appendUtf8(c);
            }
            return position + 1;
        }

        /** Encodes a number below 2^31 in UTF-8's original form of up to six bytes. */
        public void appendUtf8(int codePoint) {
            if (codePoint < 0x80) {
                append(codePoint);
                return;
            }
            int continuations = 1;
            while (codePoint >>> (5 * continuations + 6) != 0) {
                continuations++;
            }
            int lead = 0xff00 >> (continuations + 1);
            append(lead | codePoint >>> (6 * continuations));
            for (int i = continuations - 1; i >= 0; i--) {
                append(0x80 | codePoint >>> (6 * i) & 0x3f);
            }
        }

        public byte[] toByteArray() {
            return Arrays.copyOf(bytes, length);
        }

        public String decode() {
            return SourceText.decode(bytes, 0, length);
        }

        private void grow(int count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
