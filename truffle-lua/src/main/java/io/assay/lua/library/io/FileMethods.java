package io.assay.lua.library.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import java.io.IOException;

/** The methods of files. */
final class FileMethods {

    static final int MAX_FORMATS = 250;

    private FileMethods() {}

    /** The results of closing {@code file}. */
    static Object close(Node node, LuaFile file) {
        try {
            return Files.of(LuaContext.get(node)).close(file);
        } catch (IOException e) {
            return Files.failure(null, e);
        }
    }

    static Object flush(LuaFile file) {
        try {
            file.stream().flush();
            return true;
        } catch (IOException e) {
            return Files.failure(null, e);
        }
    }

    static Object read(Node node, LuaFile file, Object[] formats, int firstArgument) {
        try {
            return FileReader.read(node, file.stream(), formats, firstArgument);
        } catch (IOException e) {
            return Files.failure(null, e);
        }
    }

    /** Writes strings and numbers; gives the file. */
    static Object write(Node node, LuaFile file, Object[] values, int firstArgument) {
        for (int i = 0; i < values.length; i++) {
            LuaString text = LibraryErrors.toLuaString(node, firstArgument + i, values[i]);
            try {
                file.stream().write(text.bytes());
            } catch (IOException e) {
                return Files.failure(null, e);
            }
        }
        return file;
    }

    static LineIterator.Lines lines(Node node, LuaFile file, Object[] formats, boolean closes) {
        if (formats.length > MAX_FORMATS) {
            throw LibraryErrors.badArgument(node, MAX_FORMATS + 2, "too many arguments");
        }
        return new LineIterator.Lines(file, formats, closes);
    }

    private static LuaException badOption(Node node, int index, LuaString option) {
        return LibraryErrors.badArgument(node, index, "invalid option '" + option + "'");
    }

    /** {@code file:close()}. */
    @LuaBuiltin("close")
    abstract static class CloseNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object close(Object file) {
            return FileMethods.close(this, Files.checkOpen(this, file));
        }
    }

    /** {@code file:flush()}. */
    @LuaBuiltin("flush")
    abstract static class FlushNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object flush(Object file) {
            return FileMethods.flush(Files.checkOpen(this, file));
        }
    }

    /** {@code file:lines(···)}. */
    @LuaBuiltin(value = "lines", varargs = true)
    abstract static class LinesNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object lines(Object file, Object[] formats) {
            LuaFile open = Files.checkOpen(this, file);
            return Files.of(LuaContext.get(this))
                    .lines(FileMethods.lines(this, open, formats, false));
        }
    }

    /** {@code file:read(···)}. */
    @LuaBuiltin(value = "read", varargs = true)
    abstract static class ReadNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object read(Object file, Object[] formats) {
            return FileMethods.read(this, Files.checkOpen(this, file), formats, 2);
        }
    }

    /** {@code file:seek([whence [, offset]])}. */
    @LuaBuiltin("seek")
    abstract static class SeekNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object seek(Object file, Object whence, Object offset) {
            FileStream stream = Files.checkOpen(this, file).stream();
            LuaString from =
                    whence == Nil.NIL
                            ? LuaString.of("cur")
                            : LibraryErrors.toLuaString(this, 2, whence);
            long distance = offset == Nil.NIL ? 0 : LibraryErrors.toInteger(this, 3, offset);
            try {
                return switch (from.toString()) {
                    case "set" -> stream.seekFromStart(distance);
                    case "cur" -> stream.seekFromHere(distance);
                    case "end" -> stream.seekFromEnd(distance);
                    default -> throw badOption(this, 2, from);
                };
            } catch (IOException e) {
                return Files.failure(null, e);
            }
        }
    }

    /** {@code file:setvbuf(mode [, size])}; the size is the implementation's. */
    @LuaBuiltin("setvbuf")
    abstract static class SetBufferingNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object setBuffering(Object file, Object mode, Object size) {
            FileStream stream = Files.checkOpen(this, file).stream();
            LuaString name = LibraryErrors.toLuaString(this, 2, mode);
            FileStream.Buffering buffering =
                    switch (name.toString()) {
                        case "no" -> FileStream.Buffering.NONE;
                        case "line" -> FileStream.Buffering.LINE;
                        case "full" -> FileStream.Buffering.FULL;
                        default -> throw badOption(this, 2, name);
                    };
            if (size != Nil.NIL) {
                LibraryErrors.toInteger(this, 3, size);
            }
            try {
                stream.setBuffering(buffering);
                return true;
            } catch (IOException e) {
                return Files.failure(null, e);
            }
        }
    }

    /** {@code file:write(···)}. */
    @LuaBuiltin(value = "write", varargs = true)
    abstract static class WriteNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object write(Object file, Object[] values) {
            return FileMethods.write(this, Files.checkOpen(this, file), values, 2);
        }
    }
}
