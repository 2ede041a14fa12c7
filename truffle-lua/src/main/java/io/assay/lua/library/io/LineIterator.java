package io.assay.lua.library.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.io.IOException;

/** What {@code io.lines} and {@code file:lines} give. */
final class LineIterator {

    private LineIterator() {}

    /**
     * @param closes whether the file is to be closed at its end
     */
    record Lines(LuaFile file, Object[] formats, boolean closes) {}

    /** Reads on; its upvalue says from where and how. */
    @LuaBuiltin("lines_iterator")
    abstract static class LinesIteratorNode extends LibraryFunctionNode {

        @Specialization
        Object next(VirtualFrame frame) {
            return next((Lines) ((LuaFunction) frame.getArguments()[0]).upvalue(0));
        }

        @TruffleBoundary
        private Object next(Lines lines) {
            LuaFile file = lines.file();
            if (file.isClosed()) {
                throw LibraryErrors.error(this, "file is already closed");
            }
            try {
                Object results = FileReader.read(this, file.stream(), lines.formats(), 2);
                if (Values.first(results) != Nil.NIL) {
                    return results;
                }
                if (lines.closes()) {
                    Files.of(LuaContext.get(this)).close(file);
                }
                return Values.NONE;
            } catch (IOException e) {
                throw LibraryErrors.error(this, FileErrors.reason(e));
            }
        }
    }
}
