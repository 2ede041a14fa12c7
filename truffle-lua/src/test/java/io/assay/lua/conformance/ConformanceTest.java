package io.assay.lua.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What Lua 5.5 does, by section of the manual: chunks and their outcomes, in the files beside
 * {@code harness.lua}. This runs them in the interpreter, with coroutines on continuations and on
 * threads.
 */
class ConformanceTest {

    private static final String HARNESS = "harness";

    /** As the launcher has it, for as many calls as Lua allows. */
    private static final long STACK_SIZE = 512L << 20;

    @TestFactory
    Stream<DynamicTest> sections() {
        return sectionNames().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> run(name, false)));
    }

    @TestFactory
    Stream<DynamicTest> onThreads() {
        return Stream.of("3.3-statements", "6.3-coroutine", "limits", "recursion")
                .map(name -> DynamicTest.dynamicTest(name, () -> run(name, true)));
    }

    private static void run(String section, boolean threads) throws Exception {
        FutureTask<Void> task =
                new FutureTask<>(
                        () -> {
                            runHere(section, threads);
                            return null;
                        });
        Thread thread = new Thread(null, task, section, STACK_SIZE);
        thread.start();
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static void runHere(String section, boolean threads) throws IOException {
        try (Context context =
                Context.newBuilder("lua")
                        .allowAllAccess(true)
                        .allowExperimentalOptions(true)
                        .timeZone(ZoneId.of("UTC"))
                        .option("lua.CoroutineThreads", Boolean.toString(threads))
                        .build()) {
            Path harness = folder().resolve(HARNESS + ".lua");
            Value results =
                    context.parse(Source.newBuilder("lua", harness.toFile()).build())
                            .execute(folder().toString(), section);
            assertEquals("", results.getArrayElement(2).asString());
            long asserted = results.getArrayElement(0).asLong();
            assertTrue(asserted > 0, section);
            System.out.printf(
                    "%s: asserted %d behaviours, %d values%n",
                    section, asserted, results.getArrayElement(1).asLong());
        }
    }

    private static Path folder() {
        try {
            return Path.of(
                            ConformanceTest.class
                                    .getResource("/io/assay/lua/conformance/harness.lua")
                                    .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> sectionNames() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".lua"))
                    .map(name -> name.substring(0, name.length() - ".lua".length()))
                    .filter(name -> !name.equals(HARNESS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
