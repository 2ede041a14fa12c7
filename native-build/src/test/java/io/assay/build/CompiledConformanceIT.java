package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.build.AssayCommand.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every chunk of the conformance suite and of the cases of language and library, compiled: {@code
 * outcomes.lua} runs each three times, and with these options the engine compiles what is called a
 * second time before it goes on. What the chunks gave must be what they give interpreted, and no
 * compilation may fail. The same for programs made up from a seed.
 *
 * <p>To compile costs a tenth of a second a chunk, so only every second one runs, unless the
 * property {@code assay.compiled.every} says 1.
 */
class CompiledConformanceIT {
    private static final int EVERY = Integer.getInteger("assay.compiled.every", 2);
    private static final int PROGRAMS = 120 / EVERY;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** The compiler prints what it did when the engine is closed. */
    private static final Pattern COUNT =
            Pattern.compile("(Success|Permanent Bailouts|Temporary Bailouts)\\s*:\\s*(\\d+)");

    private static final List<String> COMPILED =
            List.of(
                    "--engine.BackgroundCompilation=false",
                    "--engine.Splitting=false",
                    "--engine.CompilationStatistics=true",
                    // What runs the chunks is not under test, and grows with them.
                    "--engine.CompileOnly=~outcomes.lua,~outcome,~run,~cases,~conformance,~show");

    @TempDir Path directory;

    /** The language, with all that the compiler can do. */
    @Test
    void languageInTheLastTier() {
        check(
                "--engine.MultiTier=false --engine.SingleTierCompilationThreshold=2"
                        + " --engine.InliningExpansionBudget=5000"
                        + " --engine.InliningInliningBudget=3000",
                "conformance/2.4-metatables conformance/3.1-lexical conformance/3.3-statements"
                        + " conformance/3.4-expressions conformance/6.3-coroutine"
                        + " language/expressions language/statements language/functions"
                        + " language/metatables language/coroutines language/errors");
    }

    /** The library, compiled quickly. */
    @Test
    void libraryInTheFirstTier() {
        check(
                "--engine.Mode=latency --engine.FirstTierCompilationThreshold=2",
                "conformance/6.1-arguments conformance/6.2-basic conformance/6.4-package"
                        + " conformance/6.5-string conformance/6.6-utf8 conformance/6.7-table"
                        + " conformance/6.8-math conformance/6.9-io conformance/6.10-os"
                        + " conformance/6.11-debug conformance/limits"
                        + " library/base library/string library/table library/math library/utf8"
                        + " library/coroutine library/debug library/package");
    }

    /**
     * Whole programs, which {@code ProgramsDifferentialTest} compares with {@code lua5.4}. The
     * default seed is one whose fifty-fifth program the engine once gave up; {@code -Dlua.seed}
     * makes others.
     */
    @Test
    void programs() {
        int seed = Integer.getInteger("lua.seed", 8);
        String script = resources().resolve("library/programs.lua").toString();
        compare(
                "seed " + seed,
                Stream.of("--engine.MultiTier=false", "--engine.SingleTierCompilationThreshold=2"),
                List.of("lua", script, Integer.toString(seed), Integer.toString(PROGRAMS), "3"),
                PROGRAMS);
    }

    /** No file of chunks is left out. */
    @Test
    void allFilesAreRun() throws IOException {
        String text = Files.readString(thisSource());
        try (Stream<Path> files =
                Stream.of("conformance", "language", "library")
                        .flatMap(folder -> list(resources().resolve(folder)))) {
            List<String> forgotten =
                    files.map(file -> resources().relativize(file).toString())
                            .filter(name -> name.endsWith(".lua"))
                            .map(name -> name.substring(0, name.length() - ".lua".length()))
                            // The first runs the suite, the next are compared with lua5.4, and
                            // the last recurses without end: compiled in the middle of that, it
                            // takes many minutes.
                            .filter(
                                    name ->
                                            !name.matches(
                                                    ".*/(harness|differential|generated|programs"
                                                            + "|recursion)"))
                            .filter(name -> !text.contains(name))
                            .toList();
            assertEquals(List.of(), forgotten);
        }
    }

    private void check(String tier, String files) {
        String script =
                AssayCommand.checkout()
                        .resolve("native-build/src/test/resources/io/assay/build/outcomes.lua")
                        .toString();
        List<String> words = new ArrayList<>();
        words.addAll(List.of("lua", script, "3", Integer.toString(EVERY), resources().toString()));
        words.addAll(List.of(files.split(" ")));
        compare(files, Stream.of(tier.split(" ")), words, 100);
    }

    private void compare(String what, Stream<String> tier, List<String> command, int atLeast) {
        CompletableFuture<Outcome> interpreted =
                CompletableFuture.supplyAsync(
                        () -> run(Stream.of("--engine.Compilation=false"), command));
        Outcome compiled = run(Stream.concat(COMPILED.stream(), tier), command);
        List<String> expected = interpreted.join().out().lines().toList();
        List<String> actual = compiled.out().lines().toList();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                differences.add(expected.get(i) + "\n  compiled: " + actual.get(i));
            }
        }
        assertEquals("", String.join("\n", differences), what);
        assertEquals(expected.size(), actual.size(), compiled.err());
        assertTrue(expected.size() > atLeast, what + ": " + expected.size() + " lines");
        assertTrue(expected.getLast().matches("(chunks|programs) \\d+.*"), expected.getLast());
        int compilations = count("Success", compiled.err());
        assertTrue(compilations > expected.size(), compilations + " compilations");
        assertEquals(0, count("Permanent Bailouts", compiled.err()), what + "\n" + compiled.err());
        System.out.printf("%s, %d compilations%n", expected.getLast(), compilations);
    }

    private static int count(String what, String statistics) {
        Matcher matcher = COUNT.matcher(statistics);
        while (matcher.find()) {
            if (matcher.group(1).equals(what)) {
                return Integer.parseInt(matcher.group(2));
            }
        }
        throw new AssertionError("no '" + what + "' in " + statistics);
    }

    private Outcome run(Stream<String> options, List<String> command) {
        List<String> words = options.collect(Collectors.toCollection(ArrayList::new));
        words.addAll(command);
        try {
            Outcome outcome =
                    AssayCommand.finish(
                            AssayCommand.in(directory).start(words.toArray(String[]::new)),
                            PATIENCE);
            assertEquals(0, outcome.exitCode(), outcome.err());
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resources() {
        return AssayCommand.checkout()
                .resolve("truffle-lua/src/test/resources/io/assay/lua")
                .toAbsolutePath()
                .normalize();
    }

    private static Path thisSource() {
        return AssayCommand.checkout()
                .resolve("native-build/src/test/java/io/assay/build/CompiledConformanceIT.java");
    }

    private static Stream<Path> list(Path folder) {
        try {
            return Files.list(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
