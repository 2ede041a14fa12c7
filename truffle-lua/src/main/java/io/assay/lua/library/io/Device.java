package io.assay.lua.library.io;

import java.io.IOException;

/** What a {@link FileStream} reads from and writes to, without a buffer. */
interface Device {

    /**
     * Reads at least one byte unless the end is reached.
     *
     * @return how many, -1 at the end
     */
    default int read(byte[] buffer) throws IOException {
        throw FileErrors.of(FileErrors.BAD_DESCRIPTOR);
    }

    /** Whether writing is allowed at all; asked before anything goes into a buffer. */
    default boolean writable() {
        return false;
    }

    /** Writes {@code buffer[0, count)}. */
    default void write(byte[] buffer, int count) throws IOException {
        throw FileErrors.of(FileErrors.BAD_DESCRIPTOR);
    }

    /** Hands on what was written. */
    default void flush() throws IOException {}

    default long position() throws IOException {
        throw FileErrors.of(FileErrors.ILLEGAL_SEEK);
    }

    default void seek(@SuppressWarnings("unused") long position) throws IOException {
        throw FileErrors.of(FileErrors.ILLEGAL_SEEK);
    }

    default long size() throws IOException {
        throw FileErrors.of(FileErrors.ILLEGAL_SEEK);
    }

    void close() throws IOException;
}
