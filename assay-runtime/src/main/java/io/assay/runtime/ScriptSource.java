package io.assay.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graalvm.polyglot.Source;

/**
 * Sources of scripts from files and texts. A Lua script is bytes in no particular encoding, and a
 * polyglot source is text: bytes that are not UTF-8 become the lone surrogates U+DC80 to U+DCFF,
 * from which Lua gets the bytes back (the scheme of Python's PEP 383).
 */
public final class ScriptSource {
    private static final char FIRST_ESCAPE = '\uDC00';

    private ScriptSource() {}

    /**
     * A script from a file.
     *
     * @param name what positions in messages show, usually the path as the user wrote it
     */
    public static Source read(String languageId, Path file, String name) throws IOException {
        return of(languageId, Files.readAllBytes(file), name);
    }

    /** A script from bytes. */
    public static Source of(String languageId, byte[] bytes, String name) {
        return Source.newBuilder(languageId, decode(bytes), name).buildLiteral();
    }

    static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (FIRST_ESCAPE + (in.get() & 0xFF)));
            }
            decoder.reset();
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }
}
