package io.assay.lua.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares thousands of results with those of the program {@code lua5.4}, which must be installed.
 */
class StandardLibraryDifferentialTest {

    private static final String SCRIPT = "differential.lua";

    /** The name that errors show. */
    private static final String CHUNK = "differential";

    private static final String RUNNER =
            "io.write(assert(load(io.open('%s', 'rb'):read('a'), '=%s'))())";

    @Test
    void givesWhatPucRioLuaGives(@TempDir Path directory) throws Exception {
        byte[] script;
        try (InputStream in = getClass().getResourceAsStream(SCRIPT)) {
            script = in.readAllBytes();
        }
        List<String> expected = reference(script, directory);
        List<String> actual = ours(script);
        assertTrue(expected.size() > 5000, "cases: " + expected.size());
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertEquals(expected.get(i), actual.get(i), "line " + (i + 1));
        }
        assertEquals(expected.size(), actual.size(), "number of lines");
    }

    private static List<String> reference(byte[] script, Path directory)
            throws IOException, InterruptedException {
        Path file = Files.write(directory.resolve(SCRIPT), script);
        Path output = directory.resolve("output");
        Process process =
                new ProcessBuilder("lua5.4", "-e", String.format(RUNNER, file, CHUNK))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        int status = process.waitFor();
        String text = Files.readString(output, StandardCharsets.ISO_8859_1);
        assertEquals(0, status, text);
        return text.lines().toList();
    }

    private static List<String> ours(byte[] script) {
        try (Context context = Context.newBuilder("lua").allowAllAccess(true).build()) {
            Source source =
                    Source.newBuilder("lua", new String(script, StandardCharsets.UTF_8), CHUNK)
                            .buildLiteral();
            Value result = context.eval(source);
            byte[] bytes = new byte[(int) result.getBufferSize()];
            result.readBuffer(0, bytes, 0, bytes.length);
            return new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        }
    }
}
