package io.assay.lua.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.DynamicTest;

/**
 * Cases of one library. A case in {@code library.lua} next to this class is a line {@code ---
 * name}, a chunk, and what it must give: {@code -->} the results as {@code tostring} shows them,
 * separated by commas (further lines belong to them), or {@code --!} the error message.
 */
final class LibraryCases {

    /** Runs a chunk and shows its results or its error. */
    private static final String HARNESS =
            """
            local function show(ok, ...)
              local results = table.pack(...)
              for i = 1, results.n do results[i] = tostring(results[i]) end
              return (ok and "> " or "! ") .. table.concat(results, ",")
            end
            return show(pcall(assert(load(..., "=case"))))
            """;

    private record Case(String name, String chunk, String expected) {}

    private LibraryCases() {}

    static Stream<DynamicTest> of(String library) {
        List<Case> cases = read(library);
        assertFalse(cases.isEmpty(), library);
        Engine engine = Engine.create();
        return cases.stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> run(c, engine)))
                .onClose(engine::close);
    }

    private static void run(Case c, Engine engine) {
        try (Context context =
                Context.newBuilder("lua").engine(engine).allowAllAccess(true).build()) {
            String actual =
                    context.getBindings("lua")
                            .getMember("load")
                            .execute(HARNESS)
                            .execute(c.chunk())
                            .asString();
            assertEquals(c.expected(), actual, c.chunk());
        }
    }

    private static List<Case> read(String library) {
        List<Case> cases = new ArrayList<>();
        String name = null;
        StringBuilder chunk = new StringBuilder();
        StringBuilder expected = null;
        for (String line : resource(library).split("\n")) {
            if (line.startsWith("--- ")) {
                if (expected != null) {
                    cases.add(new Case(name, chunk.toString(), expected.toString()));
                }
                name = line.substring(4);
                chunk.setLength(0);
                expected = null;
            } else if (line.startsWith("--> ") || line.startsWith("--! ")) {
                expected = new StringBuilder(line.substring(2));
            } else if (expected != null) {
                expected.append('\n').append(line);
            } else {
                chunk.append(line).append('\n');
            }
        }
        cases.add(new Case(name, chunk.toString(), String.valueOf(expected)));
        return cases;
    }

    private static String resource(String library) {
        try (InputStream in = LibraryCases.class.getResourceAsStream(library + ".lua")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(library, e);
        }
    }
}
