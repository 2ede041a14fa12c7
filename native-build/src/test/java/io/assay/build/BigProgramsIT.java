package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.assay.build.AssayCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs of unusual size or depth, with the stack and the heap that the command really gives
 * them.
 */
class BigProgramsIT {
    @TempDir Path directory;

    private void assertPrints(String expected, String text) throws IOException {
        Files.writeString(directory.resolve("big.lua"), text);
        Outcome outcome = AssayCommand.in(directory).run("big.lua");
        assertEquals(expected, outcome.out().strip(), outcome.err());
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    @Test
    void fiftyThousandLines() throws IOException {
        StringBuilder text = new StringBuilder("local t = {}\n");
        for (int line = 1; line <= 50_000; line++) {
            text.append("t[")
                    .append(line)
                    .append("] = function(x) return x + ")
                    .append(line)
                    .append(" end\n");
        }
        assertPrints("50000\t100000", text + "print(#t, t[50000](50000))\n");
    }

    @Test
    void aMegabyteOfString() throws IOException {
        assertPrints("1048576", "print(#'" + "x".repeat(1 << 20) + "')");
    }

    @Test
    void twoHundredNestedTables() throws IOException {
        String text = "{".repeat(199) + "1" + "}".repeat(199);
        assertPrints(
                "199",
                "local t, depth = "
                        + text
                        + ", 0 while type(t) == 'table' do t = t[1] depth = depth + 1 end print(depth)");
    }

    @Test
    void deepRecursionIsALuaError() throws IOException {
        assertPrints(
                "10000\nfalse\ttrue\tstill running",
                """
                local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
                print(depth(10000))
                local function endless() return 1 + endless() end
                local ok, message = pcall(endless)
                print(ok, message:find('stack overflow', 1, true) ~= nil, 'still running')
                """);
    }

    @Test
    void aMillionTailCalls() throws IOException {
        assertPrints(
                "done",
                "local function loop(n) if n == 0 then return 'done' end return loop(n - 1) end print(loop(1000000))");
    }

    @Test
    void aHundredThousandCoroutineSwitches() throws IOException {
        assertPrints(
                "100000",
                """
                local object = setmetatable({}, { __index = function(_, key) return coroutine.yield(key) end })
                local thread = coroutine.wrap(function()
                  while true do
                    local ok = pcall(function() return object.field end)
                    assert(ok)
                  end
                end)
                local switches = 0
                for _ = 1, 100000 do
                  if thread() == 'field' then switches = switches + 1 end
                end
                print(switches)
                """);
    }
}
