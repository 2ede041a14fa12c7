package io.assay.lua.library.packages;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;

/** The functions of {@code package}. */
final class PackageFunctions {

    static final String NO_DYNAMIC_LIBRARIES =
            "dynamic libraries not enabled; check your Lua installation";

    private PackageFunctions() {}

    /** {@code package.searchpath(name, path [, sep [, rep]])}. */
    @LuaBuiltin("searchpath")
    abstract static class SearchPathNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object search(Object name, Object path, Object separator, Object replacement) {
            // From the last argument on, as C compilers evaluate them.
            String to =
                    replacement == Nil.NIL
                            ? "/"
                            : LibraryErrors.toLuaString(this, 4, replacement).toString();
            String from =
                    separator == Nil.NIL
                            ? "."
                            : LibraryErrors.toLuaString(this, 3, separator).toString();
            String where = LibraryErrors.toLuaString(this, 2, path).toString();
            String what = LibraryErrors.toLuaString(this, 1, name).toString();
            SearchPath result = SearchPath.search(LuaContext.get(this), what, where, from, to);
            return result.file() != null ? result.file() : Values.of(Nil.NIL, result.tried());
        }
    }

    /** {@code package.loadlib(libname, funcname)}: always fails, for there is no C to call. */
    @LuaBuiltin("loadlib")
    abstract static class LoadLibraryNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object load(Object library, Object function) {
            LibraryErrors.toLuaString(this, 1, library);
            LibraryErrors.toLuaString(this, 2, function);
            return Values.of(Nil.NIL, LuaString.of(NO_DYNAMIC_LIBRARIES), LuaString.of("absent"));
        }
    }
}
