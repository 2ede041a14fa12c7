package io.assay.launcher.lua;

import io.assay.launcher.ProcessOutput;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The streams of scripts. Those for output report failures, as a {@code PrintStream} does not. */
record StandardFiles(InputStream in, OutputStream out, OutputStream err) {

    static StandardFiles ofProcess() {
        return new StandardFiles(
                System.in,
                new ProcessOutput(FileDescriptor.out),
                new ProcessOutput(FileDescriptor.err));
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void writeError(String text) throws IOException {
        err.write(text.getBytes(StandardCharsets.UTF_8));
        err.flush();
    }
}
