package io.assay.launcher.lua;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process reads from. */
final class StandardInput {
    /** Where Linux says what file a process has as its standard input. */
    private static final Path LINK = Path.of("/proc/self/fd/0");

    private StandardInput() {}

    /** Whether somebody types it. */
    static boolean isTerminal() {
        if (Files.isSymbolicLink(LINK)) {
            try {
                String device = Files.readSymbolicLink(LINK).toString();
                return device.startsWith("/dev/pts/")
                        || device.startsWith("/dev/tty")
                        || device.equals("/dev/console");
            } catch (IOException unreadable) {
                // The answer below is a good one too, except when only the output is redirected.
                return isConsole();
            }
        }
        return isConsole();
    }

    /** Whether a terminal is at both ends, so that lines can be edited. */
    static boolean isConsole() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
