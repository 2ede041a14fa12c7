package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaFunction;

/** {@code string.dump}. */
final class DumpFunction {

    private DumpFunction() {}

    /**
     * {@code string.dump(function [, strip])}: functions have no binary form here, so it answers as
     * PUC-Rio Lua does for functions of the library.
     */
    @LuaBuiltin("dump")
    abstract static class DumpNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object dump(Object function, @SuppressWarnings("unused") Object strip) {
            if (!(function instanceof LuaFunction)) {
                throw LibraryErrors.wrongType(this, 1, "function", function);
            }
            throw LibraryErrors.error(this, "unable to dump given function");
        }
    }
}
