package io.assay.lua.library.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.io.IOException;

/** The functions of {@code io}. */
final class IoFunctions {

    private static final LuaString FILE = LuaString.of("file");
    private static final LuaString CLOSED_FILE = LuaString.of("closed file");

    private IoFunctions() {}

    private static Files files(Node node) {
        return Files.of(LuaContext.get(node));
    }

    private static LuaFile input(Node node) {
        return checkOpen(node, files(node).input(), "input");
    }

    private static LuaFile output(Node node) {
        return checkOpen(node, files(node).output(), "output");
    }

    private static LuaFile checkOpen(Node node, LuaFile file, String which) {
        if (file.isClosed()) {
            throw LibraryErrors.error(node, "default " + which + " file is closed");
        }
        return file;
    }

    /** Opens a file; unlike {@code io.open} it raises an error if it cannot. */
    private static LuaFile open(Node node, LuaString name, String mode) {
        try {
            return files(node).open(name.toString(), mode);
        } catch (IOException | SecurityException | IllegalArgumentException e) {
            throw LibraryErrors.error(
                    node, "cannot open file '" + name + "' (" + FileErrors.reason(e) + ")");
        }
    }

    /** A new default file: named, or given. */
    private static LuaFile defaultFile(Node node, Object value, String mode) {
        return value instanceof LuaString || value instanceof Long || value instanceof Double
                ? open(node, LibraryErrors.toLuaString(node, 1, value), mode)
                : Files.checkOpen(node, value);
    }

    /** {@code io.close([file])}. */
    @LuaBuiltin("close")
    abstract static class CloseNode extends LibraryFunctionNode {

        @Specialization
        Object close(VirtualFrame frame, Object file) {
            return close(argumentCount(frame) > 0, file);
        }

        @TruffleBoundary
        private Object close(boolean given, Object file) {
            return FileMethods.close(
                    this, Files.checkOpen(this, given ? file : files(this).output()));
        }
    }

    /** {@code io.flush()}. */
    @LuaBuiltin("flush")
    abstract static class FlushNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object flush() {
            return FileMethods.flush(output(this));
        }
    }

    /** {@code io.input([file])}. */
    @LuaBuiltin("input")
    abstract static class InputNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object input(Object file) {
            Files files = files(this);
            if (file != Nil.NIL) {
                files.setInput(defaultFile(this, file, "r"));
            }
            return files.input();
        }
    }

    /** {@code io.output([file])}. */
    @LuaBuiltin("output")
    abstract static class OutputNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object output(Object file) {
            Files files = files(this);
            if (file != Nil.NIL) {
                files.setOutput(defaultFile(this, file, "w"));
            }
            return files.output();
        }
    }

    /**
     * {@code io.lines([filename, ···])}: with a name, the file is also what the loop has to close.
     */
    @LuaBuiltin(value = "lines", varargs = true)
    abstract static class LinesNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object lines(Object name, Object[] formats) {
            Files files = files(this);
            if (name == Nil.NIL) {
                LuaFile file = Files.checkOpen(this, files.input());
                return files.lines(FileMethods.lines(this, file, formats, false));
            }
            LuaFile file = open(this, LibraryErrors.toLuaString(this, 1, name), "r");
            return Values.of(
                    files.lines(FileMethods.lines(this, file, formats, true)),
                    Nil.NIL,
                    Nil.NIL,
                    file);
        }
    }

    /** {@code io.open(filename [, mode])}. */
    @LuaBuiltin("open")
    abstract static class OpenNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object open(Object name, Object mode) {
            String file = LibraryErrors.toLuaString(this, 1, name).toString();
            String how =
                    mode == Nil.NIL ? "r" : LibraryErrors.toLuaString(this, 2, mode).toString();
            if (!Files.isMode(how)) {
                throw LibraryErrors.badArgument(this, 2, "invalid mode");
            }
            try {
                return files(this).open(file, how);
            } catch (IOException | SecurityException | IllegalArgumentException e) {
                return Files.failure(file, e);
            }
        }
    }

    /** {@code io.popen(prog [, mode])}. */
    @LuaBuiltin("popen")
    abstract static class OpenProcessNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object open(Object program, Object mode) {
            String command = LibraryErrors.toLuaString(this, 1, program).toString();
            String how =
                    mode == Nil.NIL ? "r" : LibraryErrors.toLuaString(this, 2, mode).toString();
            if (!how.equals("r") && !how.equals("w")) {
                throw LibraryErrors.badArgument(this, 2, "invalid mode");
            }
            try {
                return files(this).openProcess(command, how.equals("r"), this);
            } catch (IOException | SecurityException e) {
                return Files.failure(command, e);
            }
        }
    }

    /** {@code io.read(···)}. */
    @LuaBuiltin(value = "read", varargs = true)
    abstract static class ReadNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object read(Object[] formats) {
            return FileMethods.read(this, input(this), formats, 1);
        }
    }

    /** {@code io.tmpfile()}. */
    @LuaBuiltin("tmpfile")
    abstract static class TemporaryFileNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object open() {
            try {
                return files(this).openTemporary();
            } catch (IOException | SecurityException e) {
                return Files.failure(null, e);
            }
        }
    }

    /** {@code io.type(obj)}. */
    @LuaBuiltin("type")
    abstract static class TypeNode extends LibraryFunctionNode {

        @Specialization
        Object type(VirtualFrame frame, Object value) {
            if (argumentCount(frame) == 0) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            if (value instanceof LuaFile file) {
                return file.isClosed() ? CLOSED_FILE : FILE;
            }
            return Nil.NIL;
        }
    }

    /** {@code io.write(···)}. */
    @LuaBuiltin(value = "write", varargs = true)
    abstract static class WriteNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object write(Object[] values) {
            return FileMethods.write(this, output(this), values, 1);
        }
    }
}
