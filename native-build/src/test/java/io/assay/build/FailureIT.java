package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.build.AssayCommand.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts that fail: one line that says what and where, never a Java stack, and the right exit
 * code.
 */
class FailureIT {
    @TempDir Path directory;

    private Outcome run(String text) throws IOException {
        Files.writeString(directory.resolve("script.lua"), text);
        return AssayCommand.in(directory).run("script.lua");
    }

    private String failureOf(String text) throws IOException {
        Outcome outcome = run(text);
        assertEquals(1, outcome.exitCode(), outcome.err());
        assertFalse(outcome.err().contains("\tat "), outcome.err());
        assertEquals(1, outcome.errorLines().size(), outcome.err());
        return outcome.errorLines().getFirst();
    }

    @Test
    void luaErrors() throws IOException {
        assertEquals("error: script.lua:2: boom", failureOf("\nerror('boom')"));
        assertEquals(
                "error: script.lua:1: attempt to index a nil value (global 'nothing')",
                failureOf("print(nothing.field)"));
    }

    @Test
    void syntaxErrors() throws IOException {
        assertEquals(
                "error: script.lua:3: 'end' expected (to close 'if' at line 1) near <eof>",
                failureOf("if true then\nprint(1)\n"));
        Outcome inline = AssayCommand.in(directory).run("exec", "-e", "x = = 1");
        assertEquals(1, inline.exitCode());
        assertEquals(List.of("error: <eval>:1: unexpected symbol near '='"), inline.errorLines());
    }

    @Test
    void tracebackOnlyForFunctions() throws IOException {
        Outcome outcome = run("local function deep()\n  error('boom')\nend\n\ndeep()\n");
        List<String> lines = outcome.errorLines();
        assertEquals("error: script.lua:2: boom", lines.get(0));
        assertEquals("stack traceback:", lines.get(1));
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("\tscript.lua:2: in ")),
                outcome.err());
        assertTrue(
                lines.stream().anyMatch(line -> line.equals("\tscript.lua:5: in main chunk")),
                outcome.err());
    }

    @Test
    void valuesThatAreNoStrings() throws IOException {
        assertEquals(
                "error: script.lua:1: (error object is a table value)",
                failureOf("error({ code = 1 })"));
        assertEquals(
                "error: script.lua:1: custom",
                failureOf(
                        "error(setmetatable({}, { __tostring = function() return 'custom' end }))"));
    }

    @Test
    void builtinErrorsGetAPosition() throws IOException {
        assertTrue(failureOf("\n\nassert.eq(1, 2)").startsWith("error: script.lua:3: assert"));
        assertTrue(failureOf("json.parse('{')").startsWith("error: script.lua:1: json.parse: "));
        assertTrue(failureOf("json.parse()").startsWith("error: script.lua:1: json.parse: "));
        assertTrue(failureOf("http.get(42)").startsWith("error: script.lua:1: http.get: "));
        assertTrue(failureOf("fs.read('missing')").startsWith("error: script.lua:1: fs.read: "));
    }

    @Test
    void unknownModule() throws IOException {
        String line = failureOf("local x = require('assay.nothing')");
        assertTrue(
                line.startsWith(
                        "error: script.lua:1: module 'assay.nothing' not found:"
                                + " no embedded stdlib file: nothing.lua; nor in "),
                line);
        assertTrue(
                failureOf("require('nothing')")
                        .startsWith("error: script.lua:1: module 'nothing' not found in "));
        Outcome verbose =
                AssayCommand.in(directory).run("exec", "-v", "-e", "require('assay.nothing')");
        assertTrue(verbose.err().contains("\n\tno field package.preload"), verbose.err());
    }

    @Test
    void unreachableHost() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String line = failureOf("\nhttp.get('http://127.0.0.1:" + port + "/')");
        assertTrue(
                line.startsWith("error: script.lua:2: http.get: ")
                        || line.startsWith("error: script.lua:2: HTTP GET "),
                line);
        assertTrue(line.contains("refused"), line);
    }

    @Test
    void errorsInsideAsync() throws IOException {
        String line = failureOf("async.spawn(function()\n  error('in task')\nend):await()");
        assertEquals("error: script.lua:2: in task", line);
    }

    @Test
    void timeOut() throws IOException {
        for (String code : List.of("sleep(60)", "while true do end")) {
            Outcome outcome = AssayCommand.in(directory).run("exec", "--timeout", "1", "-e", code);
            assertEquals(124, outcome.exitCode(), code + outcome.err());
            assertTrue(
                    outcome.err().contains("error: execution timed out after 1s"), outcome.err());
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void signalsEndItCleanly() throws IOException, InterruptedException {
        assertEquals(143, exitAfterSignal("TERM", "print('up') io.stdout:flush() sleep(60)"));
        assertEquals(130, exitAfterSignal("INT", "print('up') io.stdout:flush() sleep(60)"));
        assertEquals(
                143, exitAfterSignal("TERM", "print('up') io.stdout:flush() while true do end"));
    }

    private int exitAfterSignal(String signal, String code)
            throws IOException, InterruptedException {
        Process process = AssayCommand.in(directory).start("exec", "-e", code);
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertEquals("up", out.readLine());
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertFalse(err.contains("\tat "), err);
        return process.waitFor();
    }
}
