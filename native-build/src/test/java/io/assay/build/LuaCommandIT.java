package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.build.AssayCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code assay lua} without a terminal: the options, messages and exit codes of manual §7. */
class LuaCommandIT {
    @TempDir Path directory;

    private Outcome lua(String... arguments) {
        return luaReading("", arguments);
    }

    private Outcome luaReading(String input, String... arguments) {
        return luaReading(AssayCommand.in(directory), input, arguments);
    }

    private static Outcome luaReading(AssayCommand assay, String input, String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "lua";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return assay.runWithInput(input, words);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static void assertPrints(String expected, Outcome outcome) {
        assertEquals(expected, outcome.out(), outcome.err());
        assertEquals("", outcome.err());
        assertEquals(0, outcome.exitCode());
    }

    private static void assertFails(String message, Outcome outcome) {
        assertEquals(message, outcome.err());
        assertEquals(1, outcome.exitCode());
    }

    @Test
    void actionsAreDoneInTheirOrder() throws IOException {
        file("mod.lua", "print('loading', ...) return { x = 1 }");
        file("script.lua", "print('script', mod.x, other.x, ...)");
        assertPrints(
                "a\nloading\tmod\t./mod.lua\nb\t1\nc\nscript\t1\t1\targ\n",
                lua(
                        "-e",
                        "print('a')",
                        "-lmod",
                        "-eprint('b', mod.x)",
                        "-l",
                        "other=mod",
                        "-e",
                        "print('c')",
                        "script.lua",
                        "arg"));
    }

    @Test
    void moduleNamesLoseTheirSuffix() throws IOException {
        file("mod-v2.lua", "return ...");
        assertPrints("mod-v2\n", lua("-l", "mod-v2", "-e", "print(mod)"));
    }

    @Test
    void argumentsHaveNegativeIndexesBeforeTheScript() throws IOException {
        file(
                "script.lua",
                "print(#arg, select('#', ...), ...) for i = -5, #arg do print(i, arg[i]) end");
        assertPrints(
                "2\t2\tx\ty\n-5\tnil\n-4\tlua\n-3\t-e\n-2\tlocal a\n-1\t--\n0\tscript.lua\n1\tx\n2\ty\n",
                lua("-e", "local a", "--", "script.lua", "x", "y"));
        assertPrints("lua\t-e\t1\n", lua("-e", "print(arg[0], arg[1], select('#', ...) + 1)"));
        assertFails("lua: 'arg' is not a table\n", lua("-e", "arg = 1", "script.lua"));
        assertPrints("1\tz\n", lua("-e", "arg = {'z'}", "-e", "print(#arg, arg[1])"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-z", "-vv", "--version", "-Ex", "-ie"})
    void unknownOptionsShowUsage(String option) {
        Outcome outcome = lua("-e", "print(1)", option);
        assertEquals("", outcome.out());
        assertEquals(1, outcome.exitCode());
        List<String> lines = outcome.err().lines().toList();
        assertEquals("lua: unrecognized option '" + option + "'", lines.get(0));
        assertEquals("usage: lua [options] [script [args]]", lines.get(1));
        assertEquals("Available options are:", lines.get(2));
        assertEquals(12, lines.size(), outcome.err());
    }

    @Test
    void optionsWithoutTheirArgumentShowUsage() {
        for (String[] arguments : new String[][] {{"-e"}, {"-l"}, {"-e", "-v"}, {"-l", "-"}}) {
            Outcome outcome = lua(arguments);
            assertEquals(1, outcome.exitCode());
            assertTrue(
                    outcome.err().startsWith("lua: '" + arguments[0] + "' needs argument\nusage:"),
                    outcome.err());
        }
    }

    @Test
    void versionIsShownFirstAndAloneIsAll() {
        Outcome alone = luaReading("print('not read')", "-v");
        assertTrue(alone.out().matches("Lua 5\\.5\\.0 .*\n"), alone.out());
        assertEquals(0, alone.exitCode());
        Outcome outcome = lua("-e", "print(_VERSION)", "-v");
        assertTrue(outcome.out().matches("Lua 5\\.5\\.0 .*\nLua 5\\.5\n"), outcome.out());
    }

    @Test
    void standardInputIsAScript() {
        assertPrints("1\n", luaReading("print(1, ...)"));
        assertPrints("-\ta\tb\n", luaReading("print(arg[0], ...)", "-", "a", "b"));
        // PUC-Rio's lua forgets how a script from a pipe ended, unless it is asked for by "-".
        String trace =
                "lua: stdin:2: boom\nstack traceback:\n\t[C]: in function 'error'\n"
                        + "\tstdin:2: in main chunk\n\t[C]: in ?\n";
        Outcome failed = luaReading("\nerror('boom')");
        assertEquals(trace, failed.err());
        assertEquals(0, failed.exitCode());
        assertFails(trace, luaReading("\nerror('boom')", "-"));
        assertPrints("read me\n", luaReading("read me\n", "-e", "print(io.read())"));
    }

    @Test
    void firstLineMayBeForTheShell() throws IOException {
        file("script.lua", "#!/usr/bin/lua\nprint(...)\nerror('e', 0)");
        assertEquals("q\n", lua("script.lua", "q").out());
        file("marked.lua", "\ufeff# comment\nprint(debug.getinfo(1, 'l').currentline)");
        assertPrints("2\n", lua("marked.lua"));
        assertPrints("2\n", luaReading("#!x\nprint(debug.getinfo(1, 'l').currentline)", "-"));
    }

    @Test
    void scriptsThatCannotBeRead() throws IOException {
        assertFails("lua: cannot open missing: No such file or directory\n", lua("missing"));
        assertFails("lua: cannot open -x: No such file or directory\n", lua("--", "-x"));
        Files.createDirectory(directory.resolve("folder"));
        assertFails("lua: cannot read folder: Is a directory\n", lua("folder"));
    }

    @Test
    void errorsHaveATraceback() throws IOException {
        file("script.lua", "local function f()\n  error('boom')\nend\nf()");
        assertFails(
                "lua: script.lua:2: boom\n"
                        + "stack traceback:\n"
                        + "\t[C]: in function 'error'\n"
                        + "\tscript.lua:2: in local 'f'\n"
                        + "\tscript.lua:4: in main chunk\n"
                        + "\t[C]: in ?\n",
                lua("script.lua"));
        assertPrints(
                "t\nstack traceback:\n\t(command line):1: in main chunk\n\t[C]: in ?\n",
                lua("-e", "print(debug.traceback('t'))"));
        assertPrints("C\tnil\n", lua("-e", "print(debug.getinfo(2, 'S').what, debug.getinfo(3))"));
    }

    @Test
    void syntaxErrorsHaveNone() throws IOException {
        file("script.lua", "if true then\nprint(1)\n");
        assertFails(
                "lua: script.lua:3: 'end' expected (to close 'if' at line 1) near <eof>\n",
                lua("script.lua"));
        assertFails("lua: (command line):1: unexpected symbol near '='\n", lua("-e", "x = = 1"));
    }

    @Test
    void errorValuesThatAreNoStrings() {
        String traceback =
                "stack traceback:\n\t[C]: in function 'error'\n\t(command line):1: in main chunk\n"
                        + "\t[C]: in ?\n";
        assertFails("lua: (error object is a table value)\n" + traceback, lua("-e", "error({1})"));
        assertFails(
                "lua: (error object is a boolean value)\n" + traceback, lua("-e", "error(true)"));
        assertFails("lua: 1.5\n" + traceback, lua("-e", "error(1.5)"));
        String meta = "error(setmetatable({}, { __tostring = function() return %s end }))";
        assertFails("lua: own\n", lua("-e", meta.formatted("'own'")));
        assertFails(
                "lua: (error object is a table value)\n" + traceback,
                lua("-e", meta.formatted("1")));
        Outcome failing = lua("-e", meta.formatted("error('inner')"));
        assertTrue(failing.err().startsWith("lua: (command line):1: inner\n"), failing.err());
        assertEquals(1, failing.exitCode());
    }

    @Test
    void anErrorEndsEverything() {
        Outcome outcome = lua("-e", "print(1)", "-e", "error('x', 0)", "-e", "print(2)");
        assertEquals("1\n", outcome.out());
        assertTrue(outcome.err().startsWith("lua: x\n"), outcome.err());
        assertEquals(1, outcome.exitCode());
    }

    @Test
    void errorsInCoroutinesAndWhenClosing() {
        Outcome coroutine = lua("-e", "coroutine.wrap(function() error('inside') end)()");
        assertTrue(
                // The caller of the function that 'wrap' gave puts its position in front.
                coroutine
                        .err()
                        .startsWith(
                                "lua: (command line):1: (command line):1: inside\nstack traceback:\n"),
                coroutine.err());
        Outcome closing =
                lua(
                        "-e",
                        "local x <close> = setmetatable({}, { __close = function(_, e)"
                                + " print('closed', e) error('late', 0) end }) error('early', 0)");
        assertEquals("closed\tearly\n", closing.out());
        assertTrue(closing.err().startsWith("lua: late\n"), closing.err());
        assertEquals(1, closing.exitCode());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "os.exit(),0",
                "os.exit(7),7",
                "os.exit(256 + 3),3",
                "os.exit(true),0",
                "os.exit(false),1",
                "\"os.exit(9, true)\",9",
                "\"coroutine.wrap(os.exit)(4)\",4",
                "\"pcall(os.exit, 5)\",5"
            })
    void scriptsChooseTheExitCode(String code, int expected) {
        Outcome outcome = lua("-e", "io.write('out') " + code, "-e", "print('not reached')");
        assertEquals(expected, outcome.exitCode(), outcome.err());
        assertEquals("out", outcome.out());
        assertEquals("", outcome.err());
    }

    @Test
    void closingRunsPendingCloseHandlersOnlyWhenAsked() {
        String code =
                "local x <close> = setmetatable({}, { __close = function() print('closed') end })"
                        + " os.exit(0, %s)";
        assertEquals("", lua("-e", code.formatted("false")).out());
    }

    @Test
    void initialisationComesFromTheEnvironment() throws IOException {
        file("init.lua", "print('file', ...)");
        AssayCommand assay = AssayCommand.in(directory);
        assertPrints(
                "init\nmain\n",
                luaReading(assay.with("LUA_INIT", "print('init')"), "", "-e", "print('main')"));
        AssayCommand both =
                assay.with("LUA_INIT", "print('plain')").with("LUA_INIT_5_5", "@init.lua");
        assertPrints("file\nmain\n", luaReading(both, "", "-e", "print('main')"));
        assertPrints("main\n", luaReading(both, "", "-E", "-e", "print('main')"));
        assertFails(
                "lua: LUA_INIT:1: unexpected symbol near <eof>\n",
                luaReading(assay.with("LUA_INIT", "x ="), "", "-e", "print('main')"));
        assertFails(
                "lua: cannot open none: No such file or directory\n",
                luaReading(assay.with("LUA_INIT", "@none"), "", "-e", "print('main')"));
    }

    @Test
    void searchPathsComeFromTheEnvironment() {
        AssayCommand assay = AssayCommand.in(directory).with("LUA_PATH", "/p/?.lua;;");
        String show = "print(package.path:match('^/p/.-;'), package.path:match('%./%?%.lua'))";
        assertPrints("/p/?.lua;\t./?.lua\n", luaReading(assay, "", "-e", show));
        assertPrints("nil\t./?.lua\n", luaReading(assay, "", "-E", "-e", show));
        assertPrints(
                "/q/?.so\n",
                luaReading(
                        assay.with("LUA_CPATH_5_5", "/q/?.so").with("LUA_CPATH", "/r/?.so"),
                        "",
                        "-e",
                        "print(package.cpath)"));
        // Only the library ignores them.
        assertPrints(
                "/p/?.lua;;\n", luaReading(assay, "", "-E", "-e", "print(os.getenv('LUA_PATH'))"));
    }

    @Test
    void warnings() {
        assertEquals("", lua("-e", "warn('a')").err());
        Outcome outcome = lua("-e", "warn('off')", "-W", "-e", "warn('a', 'b')");
        assertEquals("Lua warning: ab\n", outcome.err());
        assertEquals(0, outcome.exitCode());
    }

    @Test
    void globalsAreLuasOwn() {
        String names =
                "local n = {} for k in pairs(_G) do n[#n + 1] = k end table.sort(n)"
                        + " print(table.concat(n, ' '))";
        assertPrints(
                "_G _VERSION arg assert collectgarbage coroutine debug dofile error getmetatable io"
                        + " ipairs load loadfile math next os package pairs pcall print rawequal"
                        + " rawget rawlen rawset require select setmetatable string table tonumber"
                        + " tostring type utf8 warn xpcall\n",
                lua("-e", names));
        assertPrints("function\ttable\n", lua("-e", "print(type(assert), type(package.loaded))"));
        assertPrints(
                "{\"a\":1}\ttrue\ttable\n",
                lua(
                        "-l",
                        "assay",
                        "-e",
                        "print(json.encode({a = 1}), assay.json == json,"
                                + " type(require('assay.prometheus')))"));
    }

    @Test
    void deepRecursionAndManyCoroutines() {
        assertPrints(
                "190000\t20000\n",
                lua(
                        "-e",
                        "local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1)"
                                + " end local sum = 0 for i = 1, 20000 do sum = sum +"
                                + " coroutine.wrap(function() coroutine.yield(1) end)() end"
                                + " print(depth(190000), sum)"));
        Outcome overflow = lua("-e", "local function f() return 1 + f() end f()");
        assertEquals(1, overflow.exitCode());
        assertTrue(overflow.err().contains("stack overflow"), overflow.err());
        assertTrue(overflow.err().contains("(skipping "), overflow.err());
        assertFalse(overflow.err().contains("\tat "), overflow.err());
    }

    @Test
    void chunksThatAreTypedNeedNoTerminal() {
        Outcome outcome =
                luaReading(
                        "1 + 1\n= 'x', nil\nfor i = 1, 2 do\nprint(i)\nend\nlocal a = 1\n"
                                + "error('e', 0)\nx = = 1\nio.read()\nline\nprint = 1\n7\nf(",
                        "-i",
                        "-e",
                        "_PROMPT = 'P ' _PROMPT2 = 'Q '");
        assertEquals(0, outcome.exitCode());
        String shown = outcome.out().substring(outcome.out().indexOf('\n') + 1);
        assertEquals("P 2\nP x\tnil\nP Q Q 1\n2\nP P P P line\nP P P Q \nP \n", shown);
        assertEquals(
                "warning: locals do not survive across lines in interactive mode\n"
                        + "e\nstack traceback:\n\t[C]: in function 'error'\n"
                        + "\tstdin:1: in main chunk\n\t[C]: in ?\n"
                        + "stdin:1: unexpected symbol near '='\n"
                        + "error calling 'print' (attempt to call a number value)\n"
                        + "stdin:1: unexpected symbol near <eof>\n",
                outcome.err());
    }

    @Test
    void lostReadersEndItQuietly() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "{ '"
                                        + AssayCommand.executable()
                                        + "' lua -e 'while true do print(1) end'; echo $? >&2; }"
                                        + " | head -n 1")
                        .directory(directory.toFile())
                        .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals("1\n", new String(process.getInputStream().readAllBytes()));
        assertEquals("141\n", new String(process.getErrorStream().readAllBytes()));
    }

    @Test
    void controlCIsAnError() throws IOException, InterruptedException {
        Process process =
                AssayCommand.in(directory)
                        .start("lua", "-e", "print('up') io.stdout:flush() while true do end");
        assertEquals('u', process.getInputStream().read());
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        String err = new String(process.getErrorStream().readAllBytes());
        assertTrue(err.startsWith("lua: interrupted!"), err);
        assertEquals(1, process.exitValue());
    }
}
