package io.assay.lua.library.base;

import io.assay.lua.text.ByteBuilder;
import io.assay.lua.text.TextException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A function as {@code string.dump} writes it and {@code load} reads it (manual §6.4, §6.2).
 *
 * <p>The header is that of PUC-Rio Lua 5.5, so that tools take it for what it is. What follows is
 * no code of a virtual machine but the source of the chunk and where in it the function starts,
 * with lengths in front and a checksum at the end.
 *
 * @param name the chunk's name as messages show it, empty if it was stripped
 * @param path the file of the source, empty if there is none
 * @param text the chunk
 * @param start where the function starts, in characters of the decoded text; {@link #MAIN} for the
 *     chunk itself
 * @param upvalueCount how many upvalues the function has
 */
public record DumpedFunction(
        byte[] name, String path, byte[] text, int start, int upvalueCount, boolean stripped) {

    /** As a start: the function is the main function. */
    public static final int MAIN = -1;

    /** Says what the binary form is and that this machine can read it. */
    private static final byte[] HEADER = header();

    /** Where the parts of the header begin, and what is wrong if one differs. */
    private static final Object[][] PARTS = {
        {0, "not a binary chunk"},
        {4, "version mismatch"},
        {5, "format mismatch"},
        {6, "corrupted chunk"},
        {12, "int size mismatch"},
        {13, "int format mismatch"},
        {17, "instruction size mismatch"},
        {18, "instruction format mismatch"},
        {22, "Lua integer size mismatch"},
        {23, "Lua integer format mismatch"},
        {31, "Lua number size mismatch"},
        {32, "Lua number format mismatch"},
    };

    private static final int MAX_UPVALUES = 255;
    private static final String TRUNCATED = "truncated chunk";
    private static final String CORRUPTED = "corrupted chunk";

    private static byte[] header() {
        return ByteBuffer.allocate(40)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("\033Lua".getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) 0x55)
                .put((byte) 0)
                .put(new byte[] {0x19, (byte) 0x93, '\r', '\n', 0x1a, '\n'})
                .put((byte) Integer.BYTES)
                .putInt(-0x5678)
                .put((byte) Integer.BYTES)
                .putInt(0x12345678)
                .put((byte) Long.BYTES)
                .putLong(-0x5678)
                .put((byte) Double.BYTES)
                .putDouble(-370.5)
                .array();
    }

    public byte[] encode() {
        byte[] file = path.getBytes(StandardCharsets.UTF_8);
        ByteBuilder out = new ByteBuilder(HEADER.length + text.length + name.length + 32);
        out.append(HEADER);
        out.appendByte(Math.min(upvalueCount, MAX_UPVALUES));
        out.appendByte(stripped ? 1 : 0);
        appendInt(out, start);
        appendBytes(out, name);
        appendBytes(out, file);
        appendBytes(out, text);
        byte[] body = out.toByteArray();
        appendInt(out, checksum(body, body.length));
        return out.toByteArray();
    }

    private static void appendBytes(ByteBuilder out, byte[] bytes) {
        appendInt(out, bytes.length);
        out.append(bytes);
    }

    private static void appendInt(ByteBuilder out, int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.appendByte(value >>> shift);
        }
    }

    private static int checksum(byte[] bytes, int count) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, count);
        return (int) sum.getValue();
    }

    /**
     * @throws TextException what is wrong, if these are not the bytes of {@link #encode}
     */
    static DumpedFunction decode(byte[] bytes) {
        checkHeader(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        in.position(HEADER.length);
        require(in, 2 + Integer.BYTES);
        int upvalues = in.get() & 0xff;
        boolean stripped = in.get() == 1;
        int start = in.getInt();
        byte[] name = bytes(in);
        byte[] path = bytes(in);
        byte[] text = bytes(in);
        require(in, Integer.BYTES);
        if (checksum(bytes, in.position()) != in.getInt()) {
            throw new TextException(CORRUPTED);
        }
        return new DumpedFunction(
                name, new String(path, StandardCharsets.UTF_8), text, start, upvalues, stripped);
    }

    private static void checkHeader(byte[] bytes) {
        for (int i = 0; i < PARTS.length; i++) {
            int from = (Integer) PARTS[i][0];
            int to = i + 1 < PARTS.length ? (Integer) PARTS[i + 1][0] : HEADER.length;
            if (bytes.length < to) {
                throw new TextException(TRUNCATED);
            }
            if (!Arrays.equals(bytes, from, to, HEADER, from, to)) {
                throw new TextException((String) PARTS[i][1]);
            }
        }
    }

    private static byte[] bytes(ByteBuffer in) {
        require(in, Integer.BYTES);
        int length = in.getInt();
        require(in, length);
        byte[] result = new byte[length];
        in.get(result);
        return result;
    }

    private static void require(ByteBuffer in, int count) {
        if (count < 0 || in.remaining() < count) {
            throw new TextException(TRUNCATED);
        }
    }
}
