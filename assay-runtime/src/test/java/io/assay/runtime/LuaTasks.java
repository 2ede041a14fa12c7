package io.assay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.loop.StrandKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks as Lua scripts see them; run once on each kind of strand. */
@Timeout(120)
abstract class LuaTasks {
    private final String kind;
    private LuaScript script;

    @TempDir Path folder;

    LuaTasks(String kind) {
        this.kind = kind;
    }

    @BeforeEach
    void chooseTasks() {
        System.setProperty(StrandKind.PROPERTY, kind);
        script = new LuaScript(folder);
    }

    @AfterEach
    void forgetTasks() {
        System.clearProperty(StrandKind.PROPERTY);
    }

    @Test
    void waitingWorksWhereverAScriptMayCallABuiltin() {
        script.run(
                """
                local turns = 0
                local background = async.spawn(function()
                  while true do turns = turns + 1 sleep(0) end
                end)
                local function waits(what, fn)
                  local before = turns
                  local result = fn()
                  assert(turns > before, "nothing else ran during " .. what)
                  return result
                end
                waits("pcall", function() assert(pcall(sleep, 0.001)) end)
                waits("xpcall handler", function()
                  xpcall(error, function() sleep(0.001) end)
                end)
                waits("table.sort", function()
                  local t = {5, 3, 9, 1, 7}
                  table.sort(t, function(a, b) sleep(0.001) return a < b end)
                  assert.eq(t, {1, 3, 5, 7, 9})
                end)
                waits("gsub", function()
                  local s = ("abc"):gsub(".", function(c) sleep(0.001) return c:upper() end)
                  assert.eq(s, "ABC")
                end)
                waits("coroutine", function()
                  local co = coroutine.wrap(function(a)
                    sleep(0.001)
                    local b = coroutine.yield(a + 1)
                    sleep(0.001)
                    return b * 2
                  end)
                  assert.eq(co(1), 2)
                  assert.eq(co(21), 42)
                end)
                waits("metamethod", function()
                  local mt = {}
                  mt.__add = function() sleep(0.001) return "sum" end
                  mt.__index = function() sleep(0.001) return "field" end
                  mt.__eq = function() sleep(0.001) return true end
                  local a, b = setmetatable({}, mt), setmetatable({}, mt)
                  assert.eq(a + b, "sum")
                  assert.eq(a.x, "field")
                  assert(a == b)
                end)
                waits("iterator", function()
                  local n = 0
                  for i in function(_, i) sleep(0.001) i = (i or 0) + 1 return i <= 3 and i or nil end do
                    n = n + i
                  end
                  assert.eq(n, 6)
                end)
                waits("close", function()
                  local closed
                  do
                    local x <close> = setmetatable({}, {__close = function() sleep(0.001) closed = true end})
                  end
                  assert(closed)
                end)
                waits("nested task", function()
                  return async.spawn(function()
                    return async.spawn(function() sleep(0.001) end):await()
                  end):await()
                end)
                background:cancel()
                """);
    }

    @Test
    void manyTasksInterleave() {
        int tasks = kind.equals("threads") ? 300 : 10_000;
        String code =
                """
                local n, handles, running, most = N, {}, 0, 0
                for i = 1, n do
                  handles[i] = async.spawn(function()
                    running = running + 1
                    if running > most then most = running end
                    pcall(function() sleep((i % 7) / 1000) end)
                    local co = coroutine.wrap(function() sleep(0) coroutine.yield() sleep(0.001) return i end)
                    co()
                    running = running - 1
                    return co()
                  end)
                end
                local sum = 0
                for i = 1, n do sum = sum + handles[i]:await() end
                assert.eq(sum, n * (n + 1) // 2)
                assert.eq(most, n)
                """;
        script.run(code.replace("N,", tasks + ","));
    }

    @Test
    void handlesGiveResultsAndErrors() {
        script.run(
                """
                local h = async.spawn(function() sleep(0.001) return 1, nil, 3 end)
                local r = table.pack(h:await())
                assert.eq(r.n, 3) assert.eq(r[1], 1) assert.eq(r[2], nil) assert.eq(r[3], 3)
                local ok, e = pcall(h.await, h)
                assert.eq(e, "async handle already awaited")
                assert.eq(async.spawn(function() return "dot" end).await(), "dot")
                ok, e = pcall(function() return async.spawn(function() error("boom") end):await() end)
                assert(not ok) assert.contains(e, "test.lua:7: boom")
                local thrown = {code = 7}
                ok, e = pcall(async.spawn(function() error(thrown) end).await)
                assert(not ok and e == thrown)
                ok, e = pcall(async.spawn(function() json.parse("[") end).await)
                assert.contains(e, "json.parse: EOF while parsing")
                """);
    }

    @Test
    void cancelRunsCleanUp() {
        script.run(
                """
                local log = {}
                local h = async.spawn(function()
                  local guard <close> = setmetatable({}, {__close = function() log[#log + 1] = "closed" end})
                  sleep(60)
                  log[#log + 1] = "not reached"
                end)
                sleep(0.001)
                h:cancel()
                local ok, e = pcall(h.await, h)
                assert.eq(e, "async: task cancelled")
                assert.eq(log, {"closed"})
                """);
    }

    @Test
    void intervalsTakeBothFormsAndStop() {
        script.run(
                """
                local a, b = 0, 0
                local h = async.spawn_interval(function() a = a + 1 end, 5)
                local i = async.spawn_interval(0.005, function() b = b + 1 end)
                while a < 3 or b < 3 do sleep(0.005) end
                h.cancel() i:cancel()
                local seen = a
                sleep(0.03)
                assert.eq(a, seen)
                local ok, e = pcall(async.spawn_interval, function() end, 0)
                assert.eq(e, "async.spawn_interval: interval must be positive")
                async.spawn_interval(function() error("tick failed") end, 1)
                sleep(0.03)
                """);
        assertTrue(
                script.errors()
                        .contains(
                                "async.spawn_interval: callback error: test.lua:11: tick failed"));
        assertEquals(1, script.errors().lines().count(), script::errors);
    }

    @Test
    void tasksEndWithTheMainChunkAndTheirErrorsAreNotLost() {
        script.run(
                """
                async.spawn(function() while true do sleep(0.001) end end)
                async.spawn(function() error("nobody listens") end)
                sleep(0.005)
                """);
        assertTrue(
                script.errors()
                        .contains("ERROR async.spawn: task failed: test.lua:2: nobody listens"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    while true do end
                    while true do pcall(function() while true do end end) end
                    sleep(100)
                    while true do pcall(sleep, 100) end
                    coroutine.wrap(function() while true do pcall(sleep, 0.01) end end)()
                    async.spawn(function() while true do end end):await()
                    """)
    void aScriptThatTakesTooLongIsEnded(String code) {
        assertThrows(
                ScriptTimeoutException.class, () -> script.runFor(Duration.ofMillis(300), code));
    }

    @Test
    void requireFindsProjectModules() throws IOException {
        Files.createDirectories(folder.resolve("modules/team"));
        Files.writeString(
                folder.resolve("modules/mine.lua"),
                """
                local name, path = ...
                local M = {name = name, path = path}
                function M.fails() error("broken") end
                sleep(0.001)
                return M
                """);
        Files.writeString(folder.resolve("modules/team/init.lua"), "return {team = true}");
        script.run(
                """
                local mine = require("assay.mine")
                assert.eq(mine.name, "assay.mine")
                assert.eq(mine.path, "./modules/mine.lua")
                assert(require("assay.mine") == mine)
                assert(require("assay.team").team)
                local ok, e = pcall(mine.fails)
                assert.eq(e, "./modules/mine.lua:3: broken")
                """);
    }

    @Test
    void uncaughtErrorsHaveAPlaceAndExitsACode() {
        PolyglotException error =
                assertThrows(
                        PolyglotException.class, () -> script.run("local x\n\nfs.read('none')"));
        PolyglotException.StackFrame place =
                StreamSupport.stream(error.getPolyglotStackTrace().spliterator(), false)
                        .filter(PolyglotException.StackFrame::isGuestFrame)
                        .findFirst()
                        .orElseThrow();
        assertEquals(3, place.getSourceLocation().getStartLine());
        PolyglotException exit =
                assertThrows(PolyglotException.class, () -> script.run("os.exit(7)"));
        assertTrue(exit.isExit());
        assertEquals(7, exit.getExitStatus());
        PolyglotException inTask =
                assertThrows(
                        PolyglotException.class,
                        () -> script.run("async.spawn(function() os.exit(8) end) sleep(5)"));
        assertTrue(inTask.isExit());
        assertEquals(8, inTask.getExitStatus());
    }
}
