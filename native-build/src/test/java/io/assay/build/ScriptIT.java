package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.build.AssayCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that end well: arguments, streams, exit codes. */
class ScriptIT {
    @TempDir Path directory;

    private Outcome assay(String... arguments) {
        return AssayCommand.in(directory).run(arguments);
    }

    private String script(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
        return name;
    }

    @Test
    void inlineCodeLogs() {
        Outcome outcome = assay("exec", "-e", "log.info(\"hello from assay\")");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals("", outcome.out());
        assertTrue(
                outcome.err()
                        .matches(
                                "(?s).*\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z  INFO hello from assay\n"),
                outcome.err());
    }

    @Test
    void logsAsJson() {
        Outcome outcome = assay("--log-format", "json", "exec", "-e", "log.warn('x')");
        assertTrue(
                outcome.err().lines().allMatch(line -> line.startsWith("{\"timestamp\":")),
                outcome.err());
        assertTrue(outcome.err().contains("\"level\":\"WARN\",\"message\":\"x\""), outcome.err());
    }

    @Test
    void debugIsShownWhenVerbose() {
        assertTrue(!assay("exec", "-e", "log.debug('detail')").err().contains("detail"));
        assertTrue(assay("exec", "-v", "-e", "log.debug('detail')").err().contains("DEBUG detail"));
        assertTrue(assay("-v", "exec", "-e", "log.debug('detail')").err().contains("DEBUG detail"));
    }

    @Test
    void theJitIsThere() {
        Outcome outcome = assay("-v", "exec", "-e", "");
        assertTrue(
                outcome.err()
                        .matches("(?s).*DEBUG engine ready implementation=\"GraalVM[^\n]*\n.*"),
                outcome.err());
    }

    @Test
    void argumentsReachTheScript() throws IOException {
        String script =
                script("a.lua", "print(arg[0], #arg, arg[1], select('#', ...), (select(2, ...)))");
        assertEquals("a.lua\t2\t--x\t2\tb c\n", assay(script, "--x", "b c").out());
        assertEquals("a.lua\t2\t--x\t2\tb c\n", assay(script, "--", "--x", "b c").out());
        assertEquals("a.lua\t2\t--x\t2\tb c\n", assay("run", script, "--", "--x", "b c").out());
        assertEquals("a.lua\t2\t--x\t2\tb c\n", assay("exec", script, "--", "--x", "b c").out());
        assertEquals("x\n", assay("exec", "-e", "print(...)", "--", "x").out());
    }

    @Test
    void finalisersRunAtTheEnd() throws IOException {
        String finaliser = "X = setmetatable({}, {__gc = function() print('closed') end})\n";
        assertEquals("end\nclosed\n", assay(script("a.lua", finaliser + "print('end')")).out());
        Outcome failed = assay(script("b.lua", finaliser + "error('failed')"));
        assertEquals("closed\n", failed.out());
        assertEquals(1, failed.exitCode());
        Outcome exits =
                assay(script("c.lua", "X = setmetatable({}, {__gc = function() os.exit(5) end})"));
        assertEquals(0, exits.exitCode(), exits.err());
        assertTrue(!exits.err().contains("Exception"), exits.err());
    }

    /** In a native executable each of them is a thread, which has to end first. */
    @Test
    void suspendedCoroutinesDoNotKeepAScriptFromEnding() throws IOException {
        String script =
                script(
                        "a.lua",
                        "kept = {}\nfor i = 1, 300 do\n"
                                + "kept[i] = coroutine.wrap(function() coroutine.yield(i) end)\n"
                                + "kept[i]()\nend\nprint(#kept)");
        assertEquals("300\n", assay(script).out());
    }

    @Test
    void execRunsAFileOfAnyExtension() throws IOException {
        assertEquals("hi\n", assay("exec", script("script.txt", "print('hi')")).out());
    }

    @Test
    void shebangLineKeepsLineNumbers() throws IOException {
        Outcome outcome = assay(script("s.lua", "#!/usr/bin/assay\nprint(1)\nerror('x')\n"));
        assertEquals("1\n", outcome.out());
        assertEquals(List.of("error: s.lua:3: x"), outcome.errorLines());
        assertEquals(0, assay(script("only.lua", "#!/usr/bin/assay")).exitCode());
        assertEquals(0, assay(script("empty.lua", "")).exitCode());
    }

    @Test
    void exitCodesAreTheScripts() {
        assertEquals(7, assay("exec", "-e", "os.exit(7)").exitCode());
        assertEquals(0, assay("exec", "-e", "os.exit(true)").exitCode());
        assertEquals(1, assay("exec", "-e", "os.exit(false)").exitCode());
        assertEquals(3, assay("exec", "-e", "pcall(os.exit, 3)").exitCode());
        assertEquals(
                4,
                assay("exec", "-e", "async.spawn(function() os.exit(4) end):await()").exitCode());
        assertEquals(
                5, assay("exec", "-e", "coroutine.wrap(function() os.exit(5) end)()").exitCode());
        assertEquals(0, assay("exec", "-e", "return false").exitCode());
    }

    @Test
    void outputIsCompleteWhenTheScriptExits() {
        Outcome outcome =
                assay(
                        "exec",
                        "-e",
                        "for i = 1, 20000 do io.write(i, '\\n') end io.write('end') os.exit(0)");
        assertTrue(outcome.out().startsWith("1\n2\n") && outcome.out().endsWith("20000\nend"));
    }

    @Test
    void bytesOfASourceFileSurvive() throws IOException {
        byte[] source =
                "io.write('\u0001\u00ff\u00fe\u0080', #'\u00ff\u00e9')"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.write(directory.resolve("latin.lua"), source);
        Outcome outcome = assay("latin.lua");
        assertArrayEquals(
                new byte[] {1, (byte) 0xff, (byte) 0xfe, (byte) 0x80, '2'},
                outcome.output(),
                outcome.err());
        byte[] marked =
                "\ufeffprint('caf\u00e9', #'\u00e9')"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(directory.resolve("marked.lua"), marked);
        assertEquals("caf\u00e9\t2\n", assay("marked.lua").out());
    }

    @Test
    void unicodeArgumentsSurviveWithoutALocale() {
        Outcome outcome =
                AssayCommand.in(directory)
                        .with("LC_ALL", "C")
                        .run("exec", "-e", "print('\u00fc\u20ac', ...)", "--", "\u00e9");
        assertEquals("\u00fc\u20ac\t\u00e9\n", outcome.out(), outcome.err());
    }

    @Test
    void modulesAreFoundBesideTheScript() throws IOException {
        Files.createDirectory(directory.resolve("modules"));
        script("modules/mine.lua", "return { value = json.encode({ 1 }) }");
        script("helper.lua", "return { name = ... }");
        String main =
                script(
                        "main.lua",
                        "print(require('assay.mine').value, require('helper').name, type(require('assay.vault').client))");
        Outcome outcome = assay(main);
        assertEquals("[1]\thelper\tfunction\n", outcome.out(), outcome.err());
    }
}
