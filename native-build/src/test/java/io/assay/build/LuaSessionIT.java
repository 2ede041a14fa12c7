package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay lua} on a terminal. */
class LuaSessionIT {
    @TempDir Path directory;

    /** A person at a terminal. */
    private static final class Person implements AutoCloseable {
        private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

        private final Process process;

        /** What moves the cursor, clears, and switches the terminal's modes. */
        private static final Pattern CONTROL =
                Pattern.compile("\u001b(\\[[?0-9;]*[A-Za-z]|[=>])|\r");

        private final StringBuilder output = new StringBuilder();
        private String screen = "";
        private int read;

        Person(Path directory) throws IOException {
            process = AssayCommand.in(directory).startOnTerminal("lua");
        }

        void type(String keys) throws IOException {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        /** Waits for a text that wasn't there when this was last called. */
        void see(String text) throws IOException, InterruptedException {
            long start = System.nanoTime();
            while (screen.indexOf(text, read) < 0) {
                if (process.getInputStream().available() > 0) {
                    byte[] bytes = new byte[process.getInputStream().available()];
                    int count = process.getInputStream().read(bytes);
                    output.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
                    screen = CONTROL.matcher(output).replaceAll("");
                } else if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new AssertionError("not seen: " + text + "\non: " + screen);
                } else {
                    Thread.sleep(20);
                }
            }
            read = screen.indexOf(text, read) + text.length();
        }

        int exitCode() throws InterruptedException {
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), screen);
            return process.exitValue();
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void linesAreEditedAndRun() throws IOException, InterruptedException {
        try (Person person = new Person(directory)) {
            person.see("Lua 5.5.0");
            person.see("> ");
            person.type("40 + 3\b2\r");
            person.see("\n42");
            person.see("> ");
            person.type("for i = 7, 8 do\r");
            person.see(">> ");
            person.type("print('line' .. i) end\r");
            person.see("\nline7");
            person.see("line8");
            person.see("> ");
            person.type("string.for\t('%05d', 12)\r");
            person.see("string.format");
            person.see("\n00012");
            person.see("> ");
            person.type("nothing.x\r");
            person.see("stdin:1: attempt to index a nil value (global 'nothing')");
            person.see("stdin:1: in main chunk");
            person.see("> ");
            person.type("\u0004");
            assertEquals(0, person.exitCode());
        }
    }

    @Test
    void controlCStopsWhatRunsAndWhatIsTyped() throws IOException, InterruptedException {
        try (Person person = new Person(directory)) {
            person.see("> ");
            person.type("io.write('running') io.flush() while true do end\r");
            // First as it is typed, then as it is printed.
            person.see("running");
            person.see("running");
            person.type("\u0003");
            person.see("interrupted!");
            person.see("> ");
            person.type("x = 5 garbage \u0003");
            person.see("> ");
            person.type("'still ' .. 'here'\r");
            person.see("still here");
            person.see("> ");
            person.type("os.exit(6)\r");
            assertEquals(6, person.exitCode());
        }
    }

    @Test
    void linesAreRemembered() throws IOException, InterruptedException {
        try (Person person = new Person(directory)) {
            person.see("> ");
            person.type("x = 'first' .. ' session'\r");
            person.see("> ");
            person.type("\u0004");
            assertEquals(0, person.exitCode());
        }
        Path history = directory.resolve(".local/state/assay/lua_history");
        assertTrue(Files.readString(history).contains("x = 'first' .. ' session'"));
        try (Person person = new Person(directory)) {
            person.see("> ");
            // The line before this one.
            person.type("\u0010");
            person.see("x = 'first' .. ' session'");
            person.type(" print(x)\r");
            person.see("\nfirst session");
            person.see("> ");
            person.type("os.exit(true)\r");
            assertEquals(0, person.exitCode());
        }
    }
}
