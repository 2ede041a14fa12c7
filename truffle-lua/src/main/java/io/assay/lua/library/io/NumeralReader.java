package io.assay.lua.library.io;

import io.assay.lua.text.NumberText;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a numeral from a file: takes the longest text that could begin one, of 200 bytes at most,
 * and no byte more.
 */
final class NumeralReader {

    private static final int LONGEST = 200;

    private final FileStream stream;
    private final byte[] text = new byte[LONGEST];
    private int length;
    private boolean tooLong;

    private NumeralReader(FileStream stream) {
        this.stream = stream;
    }

    /**
     * The number; null if there is none, in which case what could have begun one is taken all the
     * same.
     */
    static Object read(FileStream stream) throws IOException {
        return new NumeralReader(stream).read();
    }

    private Object read() throws IOException {
        while (isSpace(stream.peek())) {
            stream.read();
        }
        accept("+-");
        int digits = 0;
        boolean hexadecimal = false;
        if (accept("0")) {
            hexadecimal = accept("xX");
            digits = hexadecimal ? 0 : 1;
        }
        digits += acceptDigits(hexadecimal);
        if (accept(".")) {
            digits += acceptDigits(hexadecimal);
        }
        if (digits > 0 && accept(hexadecimal ? "pP" : "eE")) {
            accept("+-");
            acceptDigits(false);
        }
        return tooLong ? null : NumberText.parse(Arrays.copyOf(text, length));
    }

    private int acceptDigits(boolean hexadecimal) throws IOException {
        int count = 0;
        while (isDigit(stream.peek(), hexadecimal) && take()) {
            count++;
        }
        return count;
    }

    private boolean accept(String bytes) throws IOException {
        int next = stream.peek();
        return next >= 0 && bytes.indexOf(next) >= 0 && take();
    }

    private boolean take() throws IOException {
        if (length == LONGEST) {
            tooLong = true;
            return false;
        }
        text[length++] = (byte) stream.read();
        return true;
    }

    private static boolean isDigit(int b, boolean hexadecimal) {
        int lower = b | 0x20;
        return (b >= '0' && b <= '9') || (hexadecimal && lower >= 'a' && lower <= 'f');
    }

    private static boolean isSpace(int b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
