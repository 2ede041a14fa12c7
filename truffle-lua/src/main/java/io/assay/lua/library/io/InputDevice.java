package io.assay.lua.library.io;

import java.io.IOException;
import java.io.InputStream;

/** Standard input, or what another process writes. */
record InputDevice(InputStream stream) implements Device {

    @Override
    public int read(byte[] buffer) throws IOException {
        return stream.read(buffer);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
