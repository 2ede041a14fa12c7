package io.assay.lua.library.io;

import io.assay.lua.text.ByteBuilder;
import java.io.IOException;

/**
 * Buffered reading and writing, as C's streams have it.
 *
 * <p>Invariant: at most one of the buffers has content, unread input or pending output; the device
 * stands at the end of the input read, or where the output will go.
 */
public final class FileStream {

    /** When output is handed on. */
    enum Buffering {
        /** At once. */
        NONE,
        /** At the end of each line. */
        LINE,
        /** When the buffer is full. */
        FULL
    }

    private static final int CAPACITY = 8192;
    private static final byte[] NOTHING = new byte[0];

    private final Device device;
    private Buffering buffering;

    private byte[] input = NOTHING;
    private int inputPosition;
    private int inputLimit;

    private byte[] output = NOTHING;
    private int pending;

    FileStream(Device device, Buffering buffering) {
        this.device = device;
        this.buffering = buffering;
    }

    void setBuffering(Buffering buffering) throws IOException {
        drain();
        this.buffering = buffering;
    }

    /** The next byte, 0 to 255, without taking it; -1 at the end. */
    int peek() throws IOException {
        if (inputPosition == inputLimit && !fill()) {
            return -1;
        }
        return input[inputPosition] & 0xff;
    }

    /** Takes the next byte, 0 to 255; -1 at the end. */
    int read() throws IOException {
        int next = peek();
        if (next >= 0) {
            inputPosition++;
        }
        return next;
    }

    private boolean fill() throws IOException {
        drain();
        if (input.length == 0) {
            input = new byte[CAPACITY];
        }
        int count = device.read(input);
        inputPosition = 0;
        inputLimit = Math.max(count, 0);
        return count > 0;
    }

    /** Up to {@code count} bytes; null at the end. */
    byte[] read(long count) throws IOException {
        ByteBuilder result = new ByteBuilder((int) Math.min(count, CAPACITY));
        long rest = count;
        while (rest > 0 && peek() >= 0) {
            int part = (int) Math.min(rest, inputLimit - inputPosition);
            result.append(input, inputPosition, inputPosition + part);
            inputPosition += part;
            rest -= part;
        }
        return rest == count && count > 0 ? null : result.toByteArray();
    }

    /** What is left, perhaps nothing. */
    public byte[] readAll() throws IOException {
        byte[] result = read(Long.MAX_VALUE);
        return result == null ? NOTHING : result;
    }

    /** A line; null at the end. */
    byte[] readLine(boolean keepEnd) throws IOException {
        if (peek() < 0) {
            return null;
        }
        ByteBuilder line = new ByteBuilder(80);
        do {
            int from = inputPosition;
            int to = from;
            while (to < inputLimit && input[to] != '\n') {
                to++;
            }
            line.append(input, from, to);
            inputPosition = to;
            if (to < inputLimit) {
                inputPosition++;
                if (keepEnd) {
                    line.appendByte('\n');
                }
                break;
            }
        } while (peek() >= 0);
        return line.toByteArray();
    }

    void write(byte[] bytes) throws IOException {
        if (!device.writable()) {
            throw FileErrors.of(FileErrors.BAD_DESCRIPTOR);
        }
        dropInput();
        if (bytes.length > CAPACITY - pending) {
            drain();
        }
        if (bytes.length >= CAPACITY || buffering == Buffering.NONE) {
            device.write(bytes, bytes.length);
        } else {
            if (output.length == 0) {
                output = new byte[CAPACITY];
            }
            System.arraycopy(bytes, 0, output, pending, bytes.length);
            pending += bytes.length;
        }
        if (buffering == Buffering.NONE || (buffering == Buffering.LINE && hasLineEnd(bytes))) {
            flush();
        }
    }

    private static boolean hasLineEnd(byte[] bytes) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    public void flush() throws IOException {
        drain();
        device.flush();
    }

    private void drain() throws IOException {
        int count = pending;
        if (count > 0) {
            // Forgotten even if it cannot be written, so that one failure is not told again and
            // again.
            pending = 0;
            device.write(output, count);
        }
    }

    /** Gives input that was read ahead back to the device. */
    private void dropInput() throws IOException {
        int ahead = inputLimit - inputPosition;
        inputPosition = 0;
        inputLimit = 0;
        if (ahead > 0) {
            device.seek(device.position() - ahead);
        }
    }

    private long position() throws IOException {
        return device.position() + pending - (inputLimit - inputPosition);
    }

    /** Moves to {@code offset} from the start; returns the new position. */
    long seekFromStart(long offset) throws IOException {
        long checked = check(offset);
        device.position();
        drain();
        inputPosition = 0;
        inputLimit = 0;
        device.seek(checked);
        return checked;
    }

    long seekFromHere(long offset) throws IOException {
        return offset == 0 ? position() : seekFromStart(position() + offset);
    }

    long seekFromEnd(long offset) throws IOException {
        drain();
        return seekFromStart(device.size() + offset);
    }

    private static long check(long position) throws IOException {
        if (position < 0) {
            throw FileErrors.of(FileErrors.INVALID_ARGUMENT);
        }
        return position;
    }

    void close() throws IOException {
        try {
            flush();
        } finally {
            device.close();
        }
    }
}
