package io.assay.lua.library.base;

import io.assay.lua.runtime.LuaString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Chunk names as messages show them, in 59 bytes at most. */
final class ChunkName {

    private static final int LONGEST = 59;
    private static final byte[] DOTS = ascii("...");
    private static final byte[] PREFIX = ascii("[string \"");
    private static final byte[] SUFFIX = ascii("\"]");

    /** Source that is shown whole; longer source loses its end. */
    private static final int LONGEST_SOURCE = LONGEST - PREFIX.length - DOTS.length - SUFFIX.length;

    private ChunkName() {}

    /** A chunk's name as it is kept: PUC-Rio Lua takes it as a C string, which ends at a zero. */
    static LuaString of(LuaString name) {
        int end = 0;
        while (end < name.length() && name.byteAt(end) != 0) {
            end++;
        }
        return name.substring(0, end);
    }

    /**
     * {@code =text} is the text, cut at its end; {@code @file} the file's name, cut at its start;
     * anything else is source, of which the first line is shown.
     */
    static byte[] shorten(byte[] name) {
        if (name.length > 0 && name[0] == '=') {
            return Arrays.copyOfRange(name, 1, Math.min(name.length, LONGEST + 1));
        }
        if (name.length > 0 && name[0] == '@') {
            return name.length - 1 <= LONGEST
                    ? Arrays.copyOfRange(name, 1, name.length)
                    : join(DOTS, tail(name, LONGEST - DOTS.length));
        }
        int line = 0;
        while (line < name.length && name[line] != '\n') {
            line++;
        }
        if (line == name.length && line < LONGEST_SOURCE) {
            return join(PREFIX, name, SUFFIX);
        }
        byte[] start = Arrays.copyOf(name, Math.min(line, LONGEST_SOURCE));
        return join(PREFIX, start, DOTS, SUFFIX);
    }

    private static byte[] tail(byte[] bytes, int count) {
        return Arrays.copyOfRange(bytes, bytes.length - count, bytes.length);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] result = new byte[length];
        int position = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, result, position, part.length);
            position += part.length;
        }
        return result;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
