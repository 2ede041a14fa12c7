package io.assay.launcher.lua;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The streams of scripts. Those for output report failures, as a {@code PrintStream} does not. */
record StandardFiles(InputStream in, OutputStream out, OutputStream err) {

    static StandardFiles ofProcess() {
        return new StandardFiles(
                System.in,
                new Pipe(new FileOutputStream(FileDescriptor.out)),
                new Pipe(new FileOutputStream(FileDescriptor.err)));
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void writeError(String text) throws IOException {
        err.write(text.getBytes(StandardCharsets.UTF_8));
        err.flush();
    }

    /**
     * Output that nobody reads any more ends the process at once and quietly, as in a program that
     * leaves the signal SIGPIPE alone; the JVM switches the signal off.
     */
    private static final class Pipe extends OutputStream {
        private static final int EXIT_CODE = 128 + 13;

        private final FileOutputStream file;

        Pipe(FileOutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            try {
                file.write(bytes, offset, count);
            } catch (IOException e) {
                if ("Broken pipe".equals(e.getMessage())) {
                    Runtime.getRuntime().halt(EXIT_CODE);
                }
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
