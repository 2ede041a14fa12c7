package io.assay.lua.text;

import io.assay.lua.runtime.LuaString;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code string.pack}, {@code string.unpack} and {@code string.packsize} (manual §6.5.2), with the
 * sizes and alignments of a 64-bit machine, little-endian unless the format says otherwise.
 *
 * <p>All raise {@link TextException} for malformed formats and for what does not fit.
 */
public final class Packing {

    private static final int LONG_SIZE = Long.BYTES;

    /**
     * The arguments of {@code string.pack}, converted as the option at hand needs it. They are
     * numbered as in messages: the format is 1, the first value 2.
     */
    public interface Arguments {
        long integer(int argument);

        double number(int argument);

        /** The bytes of a string, which are not changed. */
        byte[] string(int argument);
    }

    private Packing() {}

    /** {@code string.pack(format, ...)}. */
    public static byte[] pack(byte[] format, Arguments arguments) {
        PackFormat options = new PackFormat(format);
        ByteBuilder out = new ByteBuilder();
        int argument = 1;
        while (options.hasNext()) {
            PackFormat.Option option = options.next(out.length());
            out.repeat(0, options.padding());
            switch (option) {
                case PADDING -> out.appendByte(0);
                case ALIGNMENT, NONE -> {}
                default -> packOne(out, options, option, arguments, ++argument);
            }
        }
        return out.toByteArray();
    }

    private static void packOne(
            ByteBuilder out,
            PackFormat options,
            PackFormat.Option option,
            Arguments arguments,
            int argument) {
        boolean little = options.isLittleEndian();
        int size = options.size();
        switch (option) {
            case SIGNED -> {
                long value = arguments.integer(argument);
                if (size < LONG_SIZE && value >> (size * 8 - 1) != value >> 63) {
                    throw new TextException(argument, "integer overflow");
                }
                appendInteger(out, value, little, size, value < 0 ? 0xff : 0);
            }
            case UNSIGNED -> {
                long value = arguments.integer(argument);
                if (size < LONG_SIZE && value >>> (size * 8) != 0) {
                    throw new TextException(argument, "unsigned overflow");
                }
                appendInteger(out, value, little, size, 0);
            }
            case FLOAT -> {
                int bits = Float.floatToRawIntBits((float) arguments.number(argument));
                appendInteger(out, bits, little, size, 0);
            }
            case DOUBLE -> {
                long bits = Double.doubleToRawLongBits(arguments.number(argument));
                appendInteger(out, bits, little, size, 0);
            }
            default -> packString(out, options, option, arguments.string(argument), argument);
        }
    }

    private static void packString(
            ByteBuilder out,
            PackFormat options,
            PackFormat.Option option,
            byte[] string,
            int argument) {
        int size = options.size();
        switch (option) {
            case FIXED_STRING -> {
                if (string.length > size) {
                    throw new TextException(argument, "string longer than given size");
                }
                out.append(string).repeat(0, size - string.length);
            }
            case COUNTED_STRING -> {
                if (size < LONG_SIZE && (long) string.length >>> (size * 8) != 0) {
                    throw new TextException(argument, "string length does not fit in given size");
                }
                appendInteger(out, string.length, options.isLittleEndian(), size, 0);
                out.append(string);
            }
            default -> {
                if (indexOfZero(string, 0) >= 0) {
                    throw new TextException(argument, "string contains zeros");
                }
                out.append(string).appendByte(0);
            }
        }
    }

    /** Appends {@code size} bytes; those beyond the eight of a long are {@code extension}. */
    private static void appendInteger(
            ByteBuilder out, long value, boolean little, int size, int extension) {
        for (int i = 0; i < size; i++) {
            int significance = little ? i : size - 1 - i;
            out.appendByte(
                    significance < LONG_SIZE ? (int) (value >>> (8 * significance)) : extension);
        }
    }

    /** {@code string.packsize(format)}. */
    public static long size(byte[] format) {
        PackFormat options = new PackFormat(format);
        long total = 0;
        while (options.hasNext()) {
            PackFormat.Option option = options.next(total);
            if (option == PackFormat.Option.COUNTED_STRING
                    || option == PackFormat.Option.ZERO_STRING) {
                throw new TextException(1, "variable-length format");
            }
            total += options.padding() + (long) options.size();
            if (total > Integer.MAX_VALUE) {
                throw new TextException(1, "format result too large");
            }
        }
        return total;
    }

    /**
     * {@code string.unpack(format, data, init)}: the values, each a {@link Long}, {@link Double} or
     * {@link LuaString}, and last the position after them as a {@link Long}. A negative {@code
     * init} counts from the end.
     */
    public static Object[] unpack(byte[] format, byte[] data, long init) {
        long start =
                init > 0 ? init - 1 : init == 0 || init < -data.length ? 0 : data.length + init;
        if (start > data.length) {
            throw new TextException(3, "initial position out of string");
        }
        int position = (int) start;
        PackFormat options = new PackFormat(format);
        List<Object> results = new ArrayList<>();
        while (options.hasNext()) {
            PackFormat.Option option = options.next(position);
            if ((long) options.padding() + options.size() > data.length - position) {
                throw tooShort();
            }
            position += options.padding();
            boolean little = options.isLittleEndian();
            int size = options.size();
            switch (option) {
                case SIGNED -> results.add(readInteger(data, position, little, size, true));
                case UNSIGNED -> results.add(readInteger(data, position, little, size, false));
                case FLOAT -> {
                    int bits = (int) readInteger(data, position, little, size, false);
                    results.add((double) Float.intBitsToFloat(bits));
                }
                case DOUBLE -> {
                    long bits = readInteger(data, position, little, size, false);
                    results.add(Double.longBitsToDouble(bits));
                }
                case FIXED_STRING -> results.add(LuaString.of(data, position, position + size));
                case COUNTED_STRING -> {
                    long length = readInteger(data, position, little, size, false);
                    int from = position + size;
                    if (length < 0 || length > data.length - from) {
                        throw tooShort();
                    }
                    results.add(LuaString.of(data, from, from + (int) length));
                    position += (int) length;
                }
                case ZERO_STRING -> {
                    int zero = indexOfZero(data, position);
                    if (zero < 0) {
                        throw new TextException(2, "unfinished string for format 'z'");
                    }
                    results.add(LuaString.of(data, position, zero));
                    position = zero + 1;
                }
                case PADDING, ALIGNMENT, NONE -> {}
            }
            position += size;
        }
        results.add(position + 1L);
        return results.toArray();
    }

    private static TextException tooShort() {
        return new TextException(2, "data string too short");
    }

    private static long readInteger(
            byte[] data, int position, boolean little, int size, boolean signed) {
        int count = Math.min(size, LONG_SIZE);
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | (data[little ? position + i : position + size - 1 - i] & 0xff);
        }
        if (size < LONG_SIZE) {
            if (signed) {
                int unused = Long.SIZE - size * 8;
                value = value << unused >> unused;
            }
            return value;
        }
        int extension = signed && value < 0 ? -1 : 0;
        for (int i = LONG_SIZE; i < size; i++) {
            if (data[little ? position + i : position + size - 1 - i] != extension) {
                throw new TextException(size + "-byte integer does not fit into Lua Integer");
            }
        }
        return value;
    }

    private static int indexOfZero(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
