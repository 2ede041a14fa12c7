package io.assay.lua.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The language, by sections of the manual. A case in {@code *.lua} next to this class is a line
 * {@code --- name}, a chunk, and what it must give: {@code --> } the results as {@code tostring}
 * shows them, separated by commas, or {@code --! } the error message. Every case runs with
 * coroutines on continuations and on threads.
 */
class LanguageCasesTest {

    private static final String[] SECTIONS = {
        "expressions", "statements", "functions", "metatables", "coroutines", "errors"
    };

    /** Runs a chunk and shows its results or its error in one line. */
    private static final String HARNESS =
            """
            local text = ...
            local f, problem = load(text, "=case")
            if not f then return "! " .. problem end
            local function show(ok, ...)
              local results = table.pack(...)
              for i = 1, results.n do results[i] = tostring(results[i]) end
              return (ok and "> " or "! ") .. table.concat(results, ",")
            end
            return show(pcall(f))
            """;

    private record Case(String name, String chunk, String expected) {}

    @TestFactory
    Stream<DynamicNode> cases() {
        return Stream.of(false, true)
                .map(
                        threads ->
                                DynamicContainer.dynamicContainer(
                                        threads ? "threads" : "continuations",
                                        Stream.of(SECTIONS)
                                                .map(section -> section(section, threads))));
    }

    private static DynamicContainer section(String section, boolean threads) {
        List<Case> cases = read(section);
        assertFalse(cases.isEmpty(), section);
        return DynamicContainer.dynamicContainer(
                section,
                cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> run(c, threads))));
    }

    private static void run(Case c, boolean threads) {
        try (Context context =
                Context.newBuilder("lua")
                        .allowAllAccess(true)
                        .allowExperimentalOptions(true)
                        .option("lua.CoroutineThreads", Boolean.toString(threads))
                        .build()) {
            String actual =
                    context.getBindings("lua")
                            .getMember("load")
                            .execute(HARNESS)
                            .execute(c.chunk())
                            .asString();
            assertEquals(c.expected(), actual, c.chunk());
        }
    }

    private static List<Case> read(String section) {
        List<Case> cases = new ArrayList<>();
        String name = null;
        StringBuilder chunk = new StringBuilder();
        for (String line : resource(section).split("\n")) {
            if (line.startsWith("--- ")) {
                name = line.substring(4);
                chunk.setLength(0);
            } else if (line.startsWith("--> ") || line.equals("-->") || line.startsWith("--! ")) {
                cases.add(
                        new Case(
                                name,
                                chunk.toString(),
                                line.equals("-->") ? "> " : line.substring(2)));
            } else {
                chunk.append(line).append('\n');
            }
        }
        return cases;
    }

    private static String resource(String section) {
        try (InputStream in = LanguageCasesTest.class.getResourceAsStream(section + ".lua")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(section, e);
        }
    }
}
