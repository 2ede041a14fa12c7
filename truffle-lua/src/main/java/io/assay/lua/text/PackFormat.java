package io.assay.lua.text;

/**
 * Reads the options of a format of {@code string.pack} one after the other (manual §6.5.2), keeping
 * byte order and maximal alignment, which earlier options set. A zero byte ends the format, as it
 * ends the C string that PUC-Rio Lua takes it for.
 */
final class PackFormat {

    /** What an option stands for; {@link #size} and {@link #padding} tell the rest. */
    enum Option {
        SIGNED,
        UNSIGNED,
        FLOAT,
        DOUBLE,
        /** {@code cn}: a string of fixed size. */
        FIXED_STRING,
        /** {@code sn}: a string after its length. */
        COUNTED_STRING,
        /** {@code z}: a string up to a zero. */
        ZERO_STRING,
        /** {@code x}. */
        PADDING,
        /** {@code X}. */
        ALIGNMENT,
        /** Configures, and stands for no bytes. */
        NONE
    }

    private static final int LARGEST_INTEGER = 16;
    private static final int NATIVE_ALIGNMENT = 8;

    /** No number grows beyond this by another digit. */
    private static final int NUMBER_LIMIT = (Integer.MAX_VALUE - 9) / 10;

    private final byte[] format;
    private final int end;
    private int position;
    private int maxAlignment = 1;
    private boolean littleEndian = true;
    private int size;
    private int padding;

    PackFormat(byte[] format) {
        this.format = format;
        int zero = 0;
        while (zero < format.length && format[zero] != 0) {
            zero++;
        }
        this.end = zero;
    }

    boolean hasNext() {
        return position < end;
    }

    boolean isLittleEndian() {
        return littleEndian;
    }

    /** The size in bytes of the last option; of the length, for a counted string. */
    int size() {
        return size;
    }

    /** The number of bytes to skip before the last option for its alignment. */
    int padding() {
        return padding;
    }

    /** Reads the next option, for data of which there are {@code total} bytes already. */
    Option next(long total) {
        Option option = read();
        int alignment = size;
        if (option == Option.ALIGNMENT) {
            alignment = alignmentOfNext();
        }
        padding = 0;
        if (alignment > 1
                && option != Option.FIXED_STRING
                && option != Option.PADDING
                && option != Option.NONE) {
            alignment = Math.min(alignment, maxAlignment);
            if ((alignment & (alignment - 1)) != 0) {
                throw new TextException(1, "format asks for alignment not power of 2");
            }
            padding = (int) -total & (alignment - 1);
        }
        return option;
    }

    private int alignmentOfNext() {
        int alignment = 0;
        if (hasNext()) {
            Option option = read();
            alignment = option == Option.FIXED_STRING ? 0 : size;
        }
        size = 0;
        if (alignment == 0) {
            throw new TextException(1, "invalid next option for option 'X'");
        }
        return alignment;
    }

    private Option read() {
        byte name = format[position++];
        size = 0;
        switch (name) {
            case 'b' -> {
                return sized(Option.SIGNED, 1);
            }
            case 'B' -> {
                return sized(Option.UNSIGNED, 1);
            }
            case 'h' -> {
                return sized(Option.SIGNED, 2);
            }
            case 'H' -> {
                return sized(Option.UNSIGNED, 2);
            }
            case 'i' -> {
                return sized(Option.SIGNED, integerSize(4));
            }
            case 'I' -> {
                return sized(Option.UNSIGNED, integerSize(4));
            }
            case 'l', 'j' -> {
                return sized(Option.SIGNED, 8);
            }
            case 'L', 'J', 'T' -> {
                return sized(Option.UNSIGNED, 8);
            }
            case 'f' -> {
                return sized(Option.FLOAT, 4);
            }
            case 'd', 'n' -> {
                return sized(Option.DOUBLE, 8);
            }
            case 's' -> {
                return sized(Option.COUNTED_STRING, integerSize(8));
            }
            case 'c' -> {
                int count = number(-1);
                if (count < 0) {
                    throw new TextException("missing size for format option 'c'");
                }
                return sized(Option.FIXED_STRING, count);
            }
            case 'z' -> {
                return Option.ZERO_STRING;
            }
            case 'x' -> {
                return sized(Option.PADDING, 1);
            }
            case 'X' -> {
                return Option.ALIGNMENT;
            }
            default -> {
                configure(name);
                return Option.NONE;
            }
        }
    }

    private void configure(byte name) {
        switch (name) {
            case ' ' -> {}
            case '<', '=' -> littleEndian = true;
            case '>' -> littleEndian = false;
            case '!' -> maxAlignment = integerSize(NATIVE_ALIGNMENT);
            default ->
                    throw new TextException(
                            "invalid format option '" + SourceText.escape(name & 0xff) + "'");
        }
    }

    private Option sized(Option option, int bytes) {
        size = bytes;
        return option;
    }

    private int integerSize(int otherwise) {
        int result = number(otherwise);
        if (result < 1 || result > LARGEST_INTEGER) {
            throw new TextException(
                    "integral size (" + result + ") out of limits [1," + LARGEST_INTEGER + "]");
        }
        return result;
    }

    private int number(int otherwise) {
        if (!isDigit()) {
            return otherwise;
        }
        int result = 0;
        do {
            result = result * 10 + (format[position++] - '0');
        } while (isDigit() && result <= NUMBER_LIMIT);
        return result;
    }

    private boolean isDigit() {
        return hasNext() && format[position] >= '0' && format[position] <= '9';
    }
}
