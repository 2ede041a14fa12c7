package io.assay.launcher.script;

import java.util.Arrays;

/** What the parser gets of a script's bytes. */
final class ScriptText {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private ScriptText() {}

    /**
     * Leaves out a byte order mark and a first line that begins with {@code #!}. The line's end
     * stays, so that line numbers are the file's.
     */
    static byte[] of(byte[] file) {
        int start = startsWithMark(file) ? BYTE_ORDER_MARK.length : 0;
        if (file.length > start + 1 && file[start] == '#' && file[start + 1] == '!') {
            while (start < file.length && file[start] != '\n') {
                start++;
            }
        }
        return start == 0 ? file : Arrays.copyOfRange(file, start, file.length);
    }

    private static boolean startsWithMark(byte[] file) {
        int length = BYTE_ORDER_MARK.length;
        return file.length >= length && Arrays.equals(file, 0, length, BYTE_ORDER_MARK, 0, length);
    }
}
