package io.assay.lua.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole programs made up from a seed (closures, loops, gotos, coroutines, metamethods, variables to
 * be closed, errors) do here what they do in the program {@code lua5.4}, which must be installed.
 * The property {@code lua.seed} makes other programs; the variable {@code PROGRAM} of the
 * environment shows one.
 */
class ProgramsDifferentialTest {

    private static final int PROGRAMS = 1000;
    private static final int SEED = 370735;

    @Test
    void doTheSame(@TempDir Path directory) throws Exception {
        int seed = Integer.getInteger("lua.seed", SEED);
        System.out.println("programs: seed " + seed);
        List<String> expected = reference(seed, directory);
        List<String> actual = ours(seed);
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertEquals(expected.get(i), actual.get(i), "seed " + seed);
        }
        assertEquals(PROGRAMS + 1, expected.size());
        assertEquals(PROGRAMS + 1, actual.size());
        int ended = Integer.parseInt(actual.getLast().replaceAll(".*ended (\\d+),.*", "$1"));
        // Both must be common, or the programs teach nothing.
        assertTrue(ended > PROGRAMS / 4 && ended < PROGRAMS - PROGRAMS / 10, actual.getLast());
        System.out.println(actual.getLast());
    }

    private static Path script() throws URISyntaxException {
        return Path.of(ProgramsDifferentialTest.class.getResource("programs.lua").toURI());
    }

    private static List<String> reference(int seed, Path directory)
            throws IOException, InterruptedException, URISyntaxException {
        Path output = directory.resolve("output");
        Process process =
                new ProcessBuilder(
                                "lua5.4",
                                script().toString(),
                                Integer.toString(seed),
                                Integer.toString(PROGRAMS),
                                "1")
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        int status = process.waitFor();
        String text = Files.readString(output, StandardCharsets.ISO_8859_1);
        assertEquals(0, status, text);
        return text.lines().toList();
    }

    private static List<String> ours(int seed) throws IOException, URISyntaxException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Context context = Context.newBuilder("lua").allowAllAccess(true).out(output).build()) {
            Source source = Source.newBuilder("lua", script().toFile()).build();
            context.parse(source).execute((long) seed, (long) PROGRAMS, 1L);
        }
        return output.toString(StandardCharsets.ISO_8859_1).lines().toList();
    }
}
