package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.build.AssayCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command understands, prints and ends with. */
class CommandLineIT {
    @TempDir Path directory;

    private Outcome assay(String... arguments) {
        return AssayCommand.in(directory).run(arguments);
    }

    @Test
    void tellsItsVersion() {
        Outcome outcome = assay("--version");
        assertEquals(0, outcome.exitCode());
        assertTrue(outcome.out().matches("assay \\d+\\.\\d+\\.\\d+\\S*\n"), outcome.out());
        assertEquals("", outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpNamesEveryCommand(String argument) {
        Outcome outcome = assay(argument);
        assertEquals(0, outcome.exitCode());
        for (String command : List.of("context", "exec", "lua", "modules", "run")) {
            assertTrue(outcome.out().contains(command), command);
        }
    }

    @Test
    void commandsHaveHelpOfTheirOwn() {
        assertTrue(assay("context", "--help").out().contains("<QUERY>"));
        assertTrue(assay("help", "context").out().contains("--limit"));
        String exec = assay("exec", "--help").out();
        assertTrue(exec.contains("-e, --eval") && exec.contains("FILE"), exec);
    }

    @Test
    void bareCommandShowsUsageAndFails() {
        Outcome outcome = assay();
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.out().contains("Usage: assay") && outcome.out().endsWith("\n\n"));
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        for (String[] arguments :
                new String[][] {
                    {"--no-such-option"},
                    {"exec", "--no-such-option"},
                    {"run"},
                    {"run", "x.lua", "--timeout", "soon"},
                    {"context", "x", "--limit", "0"},
                    {"--log-format", "xml", "x.lua"}
                }) {
            Outcome outcome = assay(arguments);
            String call = String.join(" ", arguments) + ": " + outcome.err();
            assertEquals(2, outcome.exitCode(), call);
            assertTrue(outcome.err().startsWith("error: "), call);
            assertTrue(outcome.err().contains("--help' for usage"), call);
        }
    }

    @Test
    void execNeedsSomethingToRun() {
        Outcome outcome = assay("exec");
        assertEquals(1, outcome.exitCode());
        assertEquals("error: exec requires either -e <code> or a file path\n", outcome.err());
    }

    @Test
    void extensionDecidesBeforeExistence() {
        Outcome outcome = assay("nonexistent.txt");
        assertEquals(1, outcome.exitCode());
        assertEquals(
                "error: unsupported file extension \"txt\" (expected .yaml, .yml, or .lua)\n",
                outcome.err());
        assertTrue(assay("run", "nothing").err().contains("unsupported file extension \"\""));
    }

    @Test
    void checkFilesAreRefusedByName() {
        Outcome outcome = assay("checks.yaml");
        assertEquals(1, outcome.exitCode());
        assertEquals("error: check files are not available in this build\n", outcome.err());
    }

    @Test
    void filesThatCannotBeRead() throws IOException {
        Files.createDirectory(directory.resolve("folder.lua"));
        Outcome missing = assay("missing.lua");
        assertEquals(1, missing.exitCode());
        assertEquals("error: reading missing.lua: no such file or directory\n", missing.err());
        Outcome folder = assay("run", "folder.lua");
        assertEquals(1, folder.exitCode());
        assertEquals("error: reading folder.lua: is a directory\n", folder.err());
    }

    @Test
    void modulesAreListedInATableOrAsJson() {
        Outcome table = assay("modules");
        assertEquals(0, table.exitCode());
        List<String> lines = table.out().lines().toList();
        assertEquals(
                String.format("%-30s %-10s %s", "MODULE", "SOURCE", "DESCRIPTION"), lines.get(0));
        assertEquals("-".repeat(80), lines.get(1));
        List<String> names = lines.stream().skip(2).map(line -> line.split(" ")[0]).toList();
        assertEquals(names.stream().sorted().toList(), names);
        assertTrue(
                names.containsAll(
                        List.of(
                                "assay.prometheus",
                                "assay.vault",
                                "assay.healthcheck",
                                "http",
                                "json",
                                "log")),
                table.out());
        assertTrue(assay("modules", "--json").out().contains("\"name\":\"assay.vault\""));
    }

    @Test
    void projectModulesAreListed() throws IOException {
        Files.createDirectory(directory.resolve("modules"));
        Files.writeString(
                directory.resolve("modules/mine.lua"),
                "--- @module assay.mine\n--- @description My own module\nreturn {}\n");
        assertTrue(
                assay("modules")
                        .out()
                        .contains(
                                String.format(
                                        "%-30s %-10s %s",
                                        "assay.mine", "project", "My own module")));
    }

    @Test
    void contextFindsAModule() {
        Outcome found = assay("context", "vault");
        assertEquals(0, found.exitCode());
        assertTrue(
                found.out()
                        .startsWith(
                                "# Assay Module Context\n\n## Matching Modules\n\n### assay.vault\n"),
                found.out());
        assertTrue(found.out().contains("http.get(url, opts?)"));
        assertTrue(found.out().lines().allMatch(line -> line.length() <= 130));
        Outcome short_ = assay("context", "vault", "-l", "1", "--no-builtins");
        assertEquals(1, short_.out().lines().filter(line -> line.startsWith("### ")).count());
        assertTrue(!short_.out().contains("http.get(url, opts?)"));
        assertTrue(assay("context", "vault", "--json").out().startsWith("{\"query\":\"vault\""));
    }

    @Test
    void contextWithoutAHitIsNoFailure() {
        Outcome outcome = assay("context", "zzzxxyyqq");
        assertEquals(0, outcome.exitCode());
        assertTrue(outcome.out().contains("No matching modules found.\n"));
    }
}
