package io.assay.lua.library.io;

import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.TextException;
import java.io.IOException;
import java.util.Arrays;

/** Reads what the formats of {@code read} and {@code lines} ask for. */
final class FileReader {

    /** Bytes that C's library would not find room for anywhere. */
    private static final long MOST_MEMORY = 1L << 40;

    private static final LuaString LINE = LuaString.of("l");

    private FileReader() {}

    /**
     * @param formats numbers of bytes, or {@code n}, {@code l}, {@code L}, {@code a}; none means a
     *     line
     * @param firstArgument the number that the first format has among the arguments, for errors
     * @return one value for each format, ending with nil where one was not there to be read
     */
    static Object read(Node node, FileStream stream, Object[] formats, int firstArgument)
            throws IOException {
        if (formats.length == 0) {
            return read(node, stream, LINE, firstArgument);
        }
        Object[] values = new Object[formats.length];
        for (int i = 0; i < formats.length; i++) {
            values[i] = read(node, stream, formats[i], firstArgument + i);
            if (values[i] == Nil.NIL) {
                return Values.of(Arrays.copyOf(values, i + 1));
            }
        }
        return Values.of(values);
    }

    private static Object read(Node node, FileStream stream, Object format, int argument)
            throws IOException {
        try {
            return readOne(node, stream, format, argument);
        } catch (TextException tooLarge) {
            throw LibraryErrors.of(node, tooLarge);
        }
    }

    private static Object readOne(Node node, FileStream stream, Object format, int argument)
            throws IOException {
        if (format instanceof Long || format instanceof Double) {
            long count = LibraryErrors.toInteger(node, argument, format);
            if (count == 0) {
                return stream.peek() < 0 ? Nil.NIL : LuaString.EMPTY;
            }
            if (count < 0 || count > MOST_MEMORY) {
                // A negative one is the largest as a size.
                throw LuaException.ofMemory();
            }
            return stringOrNil(stream.read(count));
        }
        LuaString name = LibraryErrors.toLuaString(node, argument, format);
        int from = name.length() > 0 && name.byteAt(0) == '*' ? 1 : 0;
        return switch (from < name.length() ? name.byteAt(from) : 0) {
            case 'n' -> {
                Object number = NumeralReader.read(stream);
                yield number == null ? Nil.NIL : number;
            }
            case 'l' -> stringOrNil(stream.readLine(false));
            case 'L' -> stringOrNil(stream.readLine(true));
            case 'a' -> LuaString.of(stream.readAll());
            default -> throw LibraryErrors.badArgument(node, argument, "invalid format");
        };
    }

    private static Object stringOrNil(byte[] bytes) {
        return bytes == null ? Nil.NIL : LuaString.of(bytes);
    }
}
