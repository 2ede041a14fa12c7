package io.assay.lua.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
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
 * Snippets made up from a seed, run here and in the program {@code lua5.4}, which must be
 * installed: both make the same snippets, since their random numbers are the same, and must come to
 * the same outcomes. The property {@code lua.seed} makes others.
 */
class GeneratedSnippetsDifferentialTest {

    private static final int SNIPPETS = 10_000;
    private static final long SEED = 181405;

    private static final String RUNNER = "io.write(assert(loadfile('%s'))(%d, %d))";

    @Test
    void comeToTheSameOutcomes(@TempDir Path directory) throws Exception {
        long seed = Long.getLong("lua.seed", SEED);
        List<String> expected = reference(seed, directory);
        List<String> actual = ours(seed);
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertEquals(expected.get(i), actual.get(i), "seed " + seed + ", snippet " + (i + 1));
        }
        assertEquals(SNIPPETS, expected.size(), "seed " + seed);
        assertEquals(SNIPPETS, actual.size(), "seed " + seed);
        System.out.printf("seed %d: compared %d snippets with lua5.4%n", seed, actual.size());
    }

    private static Path script() throws URISyntaxException {
        return Path.of(
                GeneratedSnippetsDifferentialTest.class.getResource("generated.lua").toURI());
    }

    private static List<String> reference(long seed, Path directory)
            throws IOException, InterruptedException, URISyntaxException {
        Path output = directory.resolve("output");
        Process process =
                new ProcessBuilder("lua5.4", "-e", String.format(RUNNER, script(), seed, SNIPPETS))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        int status = process.waitFor();
        String text = Files.readString(output, StandardCharsets.ISO_8859_1);
        assertEquals(0, status, text);
        return List.of(text.split("\n"));
    }

    private static List<String> ours(long seed) throws IOException, URISyntaxException {
        try (Context context = Context.newBuilder("lua").allowAllAccess(true).build()) {
            Source source = Source.newBuilder("lua", script().toFile()).build();
            Value result = context.parse(source).execute(seed, SNIPPETS);
            byte[] bytes = new byte[(int) result.getBufferSize()];
            result.readBuffer(0, bytes, 0, bytes.length);
            return List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n"));
        }
    }
}
