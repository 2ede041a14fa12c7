package io.assay.launcher;

import io.assay.runtime.StandaloneProcess;

/** The process: arguments in, exit code out. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        StandaloneProcess.prepare();
        // Threads of libraries that never end must not keep the process alive.
        System.exit(run(arguments));
    }

    /** Runs one command with the streams of this process. */
    public static int run(String... arguments) {
        return new Launcher(Terminal.ofProcess()).run(arguments);
    }
}
