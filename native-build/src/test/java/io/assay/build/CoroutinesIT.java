package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.build.AssayCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Coroutines under load: on the JVM they are continuations, in the native executable stacks that
 * the collector, the JIT and the closing of the context must find where they lie.
 */
class CoroutinesIT {
    @TempDir Path directory;

    private Outcome run(String text, String... options) throws IOException {
        Files.writeString(directory.resolve("co.lua"), text);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "exec";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "co.lua";
        return AssayCommand.in(directory).run(arguments);
    }

    private void assertPrints(String expected, String text) throws IOException {
        Outcome outcome = run(text);
        assertEquals(expected, outcome.out().strip(), outcome.err());
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    @Test
    void theCollectorSeesSuspendedStacks() throws IOException {
        assertPrints(
                "ok",
                """
                local routines = {}
                for i = 1, 200 do
                  routines[i] = coroutine.wrap(function()
                    local kept = {}
                    for j = 1, math.huge do
                      kept[j % 20 + 1] = { i, ("x"):rep(j % 100) .. i }
                      local sum = 0
                      for _, v in pairs(kept) do
                        assert(v[1] == i and v[2]:match("%d+$") == tostring(i))
                        sum = sum + v[1]
                      end
                      coroutine.yield(sum)
                    end
                  end)
                end
                for round = 1, 60 do
                  for i = 1, 200 do
                    assert(routines[i]() == i * math.min(round, 20))
                  end
                  if round % 20 == 0 then collectgarbage() end
                end
                print("ok")
                """);
    }

    @Test
    void codeCanBecomeInvalidWhileItsStackIsSuspended() throws IOException {
        assertPrints(
                "100\t150.0\t200\t100",
                """
                local function sums(object)
                  local sum = 0
                  for _ = 1, 100 do
                    sum = sum + object.x
                    coroutine.yield(sum)
                  end
                  return sum
                end
                local function last(object)
                  local co, sum = coroutine.wrap(sums), nil
                  sum = co(object)
                  for _ = 2, 100 do sum = co() end
                  return sum
                end
                local a, b, c
                for _ = 1, 500 do a = last({ x = 1 }) end
                local half = coroutine.wrap(sums)
                half({ x = 1 })
                for _ = 2, 50 do half() end
                for _ = 1, 500 do b = last({ y = 1, x = 1.5 }) end
                for _ = 1, 500 do c = last(setmetatable({}, { __index = function() return 2 end })) end
                for _ = 51, 99 do half() end
                print(a, b, c, half())
                """);
    }

    @Test
    void recursionIsAsDeepAsOutside() throws IOException {
        assertPrints(
                "20000\tfalse\ttrue\t20000",
                """
                local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
                local function endless() return 1 + endless() end
                local co = coroutine.wrap(function()
                  local deep = depth(20000)
                  coroutine.yield()
                  local ok, e = pcall(endless)
                  return deep, ok, e:find("stack overflow", 1, true) ~= nil
                end)
                co()
                local deep, ok, told = co()
                print(deep, ok, told, coroutine.wrap(depth)(20000))
                """);
    }

    @Test
    void nobodyKeepsLostOnes() throws IOException {
        assertPrints(
                "ok",
                """
                for i = 1, 4000 do
                  coroutine.wrap(function() local t = { i } coroutine.yield(t) end)()
                end
                print("ok")
                """);
    }

    @Test
    void aLimitOfTimeEndsSuspendedAndRunningOnes() throws IOException {
        Outcome outcome =
                run(
                        """
                        kept = {}
                        for i = 1, 50 do
                          kept[i] = coroutine.wrap(function() coroutine.yield(i) end)
                          kept[i]()
                        end
                        coroutine.wrap(function() coroutine.wrap(function() while true do end end)() end)()
                        """,
                        "--timeout",
                        "1");
        assertEquals(124, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains("timed out"), outcome.err());
    }

    @Test
    void aLimitOfTimeEndsAScriptThatMakesThem() throws IOException {
        Outcome outcome =
                run(
                        """
                        local live = {}
                        while true do
                          for i = 1, 50 do
                            live[i] = coroutine.wrap(function(n)
                              for j = 1, n do coroutine.yield({ j }) end
                            end)
                            live[i](i)
                          end
                          for round = 1, 20 do
                            for i = 25, 50 do live[i]() end
                          end
                        end
                        """,
                        "--timeout",
                        "1");
        assertEquals(124, outcome.exitCode(), outcome.err());
    }

    @Test
    void tasksWaitInCoroutinesOfTheirOwn() throws IOException {
        assertPrints(
                "a1 b1 a2 b2\tx\ty",
                """
                local seen = {}
                local function walk(name, pause)
                  return coroutine.wrap(function()
                    for i = 1, 2 do
                      sleep(pause)
                      seen[#seen + 1] = name .. i
                      coroutine.yield(i)
                    end
                    return nil
                  end)
                end
                local a = async.spawn(function() for _ in walk("a", 0.2) do end return "x" end)
                local b = async.spawn(function() sleep(0.1) for _ in walk("b", 0.2) do end return "y" end)
                local x, y = a:await(), b:await()
                print(table.concat(seen, " "), x, y)
                """);
    }
}
