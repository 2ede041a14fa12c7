package io.assay.lua.library.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Values;
import java.io.IOException;

/** Functions in the metatable of files. */
final class FileMetamethods {

    private FileMetamethods() {}

    private static Object closeIfOpen(Node node, Object value) {
        LuaFile file = Files.check(node, 1, value);
        if (!file.isClosed()) {
            try {
                Files.of(LuaContext.get(node)).close(file);
            } catch (IOException e) {
                throw LibraryErrors.error(node, FileErrors.reason(e));
            }
        }
        return Values.NONE;
    }

    @LuaBuiltin("__close")
    abstract static class CloseNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object close(Object file) {
            return closeIfOpen(this, file);
        }
    }

    /** Scripts may call it; files that are lost are closed by {@link OpenFiles}. */
    @LuaBuiltin("__gc")
    abstract static class CollectNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object collect(Object file) {
            return closeIfOpen(this, file);
        }
    }

    @LuaBuiltin("__tostring")
    abstract static class ToStringNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object convert(Object file) {
            return LuaString.of(Files.check(this, 1, file).toString());
        }
    }
}
