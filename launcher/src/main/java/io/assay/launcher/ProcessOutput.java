package io.assay.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output or error of this process. Where nobody reads it any more, the process ends at
 * once and quietly, as a program does that leaves the signal SIGPIPE alone; the JVM switches the
 * signal off.
 */
public final class ProcessOutput extends OutputStream {
    private static final int EXIT_CODE = 128 + 13;

    private final FileOutputStream file;

    /** The stream of a descriptor that is open from the start. */
    public ProcessOutput(FileDescriptor descriptor) {
        this.file = new FileOutputStream(descriptor);
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
