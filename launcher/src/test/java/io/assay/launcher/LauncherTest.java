package io.assay.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that end before a script runs; the packaged command's tests do the rest. */
class LauncherTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Terminal terminal =
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Launcher(terminal).run(arguments);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void extensionIsExact() {
        assertEquals(1, run("script.LUA"));
        assertTrue(err().startsWith("error: unsupported file extension \"LUA\""), err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder.d/script", ".lua", "script"})
    void filesWithoutExtension(String file) {
        assertEquals(1, run(file));
        assertTrue(err().startsWith("error: unsupported file extension \"\""), err());
    }

    @Test
    void optionsOfACommandMayFollowItsParameters() {
        assertEquals(2, run("run", "missing.lua", "--timeout", "-1"));
        assertEquals(
                "error: --timeout must be a positive number of seconds\n"
                        + "Run 'assay run --help' for usage.\n",
                err());
    }

    @Test
    void optionsBehindABareFileAreTheScripts() {
        assertEquals(1, run("missing.lua", "--timeout", "-1"));
        assertEquals("error: reading missing.lua: no such file or directory\n", err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "exec", "context", "modules", "help"})
    void everyCommandExplainsItself(String command) {
        assertEquals(0, run(command, "--help"));
        assertTrue(out().startsWith("Usage: assay " + command), out());
        assertTrue(out().contains("--verbose"), out());
    }

    @Test
    void helpKnowsOnlyCommands() {
        assertEquals(2, run("help", "nothing"));
        assertTrue(err().startsWith("error: Unknown command: nothing\n"), err());
    }
}
