package io.assay.lua.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Garbage as scripts notice it (manual §2.5): the scripts beside this class hold the cases. */
class GarbageTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Context context(boolean threads) {
        return Context.newBuilder("lua")
                .allowAllAccess(true)
                .allowExperimentalOptions(true)
                .option("engine.WarnInterpreterOnly", "false")
                .option("lua.CoroutineThreads", Boolean.toString(threads))
                .out(out)
                .err(err)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "weak, false",
        "finalisers, false",
        "unasked, false",
        "options, false",
        "lost, false",
        "weak, true",
        "finalisers, true",
        "lost, true",
    })
    void script(String name, boolean threads) throws IOException {
        try (Context context = context(threads);
                InputStream in = GarbageTest.class.getResourceAsStream(name + ".lua")) {
            context.eval("lua", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void closingTheStateCallsAllFinalisersInReverseOrder() {
        try (Context context = context(false)) {
            context.eval(
                    "lua",
                    """
                    warn "@on"
                    local function object(name)
                      return setmetatable({name = name}, {__gc = function(o)
                        print(o.name)
                        setmetatable({}, {__gc = function() print "never" end})
                        if o.name == "b" then error "failed" end
                      end})
                    end
                    keep = object "a"
                    local b = object "b"
                    b.b = b
                    keep.c = object "c"
                    """);
        }
        assertEquals("c\nb\na\n", out.toString(StandardCharsets.UTF_8));
        assertEquals(
                "Lua warning: error in __gc (Unnamed:6: failed)\n",
                err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void errorsInFinalisersAreWarnings() {
        try (Context context = context(false)) {
            context.eval(
                    "lua",
                    """
                    warn "@on"
                    do setmetatable({}, {__gc = true}) end
                    collectgarbage()
                    do setmetatable({}, {__gc = function() error {} end}) end
                    collectgarbage()
                    """);
        }
        assertEquals(
                """
                Lua warning: error in __gc (attempt to call a boolean value (metamethod '__gc'))
                Lua warning: error in __gc (error object is not a string)
                """,
                err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"os.exit(3, true)", "os.exit(3)"})
    void exitClosesTheStateOnRequest(String exit) {
        try (Context context = context(false)) {
            context.eval("lua", "setmetatable({}, {__gc = function() print 'closed' end}) " + exit);
        } catch (org.graalvm.polyglot.PolyglotException e) {
            assertEquals(3, e.getExitStatus());
        }
        assertEquals(exit.contains("true") ? "closed\n" : "", out.toString(StandardCharsets.UTF_8));
    }
}
