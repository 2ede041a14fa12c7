package io.assay.lua.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the scripts in {@code reference/} and compares what they print with what the program {@code
 * lua5.4} prints, which must be installed; with both kinds of coroutines. Addresses count as equal.
 */
class ReferenceScriptsTest {

    private static final String INPUT = "line1\n42 rest";

    /** The file that holds the script, so that positions in messages agree. */
    private static final String NAME = "script.lua";

    @TempDir Path directory;

    @TestFactory
    Stream<DynamicTest> scripts() {
        return Stream.of(
                        "errors",
                        "handlers",
                        "files",
                        "system",
                        "stack",
                        "close",
                        "variables",
                        "syntax",
                        "lines",
                        "traces",
                        "hooks",
                        "hooklines",
                        "patterns")
                .flatMap(
                        script ->
                                Stream.of(false, true)
                                        .map(
                                                threads ->
                                                        DynamicTest.dynamicTest(
                                                                script
                                                                        + (threads
                                                                                ? " on threads"
                                                                                : ""),
                                                                () -> compare(script, threads))));
    }

    private void compare(String script, boolean threads) throws Exception {
        byte[] text;
        try (InputStream in = getClass().getResourceAsStream("reference/" + script + ".lua")) {
            text = in.readAllBytes();
        }
        String expected = reference(text);
        assertTrue(expected.lines().count() > 20, expected);
        String actual = ours(new String(text, StandardCharsets.UTF_8), threads);
        List<String> expectedLines = expected.lines().toList();
        List<String> actualLines = actual.lines().toList();
        for (int i = 0; i < Math.min(expectedLines.size(), actualLines.size()); i++) {
            assertEquals(expectedLines.get(i), actualLines.get(i), "line " + (i + 1));
        }
        assertEquals(expected, actual);
    }

    private String reference(byte[] script) throws IOException, InterruptedException {
        Files.write(directory.resolve(NAME), script);
        Path input = Files.writeString(directory.resolve("input"), INPUT);
        ProcessBuilder builder =
                new ProcessBuilder("lua5.4", NAME, directory.resolve("data").toString())
                        .directory(directory.toFile());
        builder.environment().put("TZ", "UTC");
        builder.redirectInput(input.toFile()).redirectErrorStream(true);
        Process process = builder.start();
        String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), output);
        return withoutAddresses(output);
    }

    private String ours(String script, boolean threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Context context =
                Context.newBuilder("lua")
                        .allowAllAccess(true)
                        .allowExperimentalOptions(true)
                        .option("lua.CoroutineThreads", String.valueOf(threads))
                        .arguments("lua", new String[] {directory.resolve("data").toString()})
                        .timeZone(ZoneOffset.UTC)
                        .in(new ByteArrayInputStream(INPUT.getBytes(StandardCharsets.UTF_8)))
                        .out(out)
                        .err(out)
                        .build()) {
            context.eval(Source.newBuilder("lua", script, NAME).build());
        } catch (PolyglotException e) {
            if (!e.isExit() || e.getExitStatus() != 0) {
                throw e;
            }
        }
        return withoutAddresses(out.toString(StandardCharsets.ISO_8859_1));
    }

    private static String withoutAddresses(String output) {
        return output.replaceAll("0x[0-9a-f]{6,}", "ADDRESS");
    }
}
