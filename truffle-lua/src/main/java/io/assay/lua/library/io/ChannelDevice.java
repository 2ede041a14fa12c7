package io.assay.lua.library.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A file.
 *
 * @param append whether every write goes to the end
 */
record ChannelDevice(
        SeekableByteChannel channel, boolean readable, boolean writable, boolean append)
        implements Device {

    @Override
    public int read(byte[] buffer) throws IOException {
        if (!readable) {
            throw FileErrors.of(FileErrors.BAD_DESCRIPTOR);
        }
        return channel.read(ByteBuffer.wrap(buffer));
    }

    @Override
    public void write(byte[] buffer, int count) throws IOException {
        if (append) {
            channel.position(channel.size());
        }
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, count);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
        channel.position(position);
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
