package io.assay.launcher;

import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * The three standard streams of a command.
 *
 * @param in what a script reads
 * @param out results: what a script prints, tables, JSON
 * @param err log lines and errors
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err) {

    /** The streams of this process. */
    public static Terminal ofProcess() {
        return new Terminal(
                System.in,
                new PrintStream(new ProcessOutput(FileDescriptor.out), true, System.out.charset()),
                System.err);
    }

    /** Reports an error that is not a script's: one line. */
    public void error(String message) {
        err.println("error: " + message);
    }
}
