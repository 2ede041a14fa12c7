package io.assay.lua.library.io;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output and error, or what another process reads. */
record OutputDevice(OutputStream stream) implements Device {

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void write(byte[] buffer, int count) throws IOException {
        stream.write(buffer, 0, count);
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
