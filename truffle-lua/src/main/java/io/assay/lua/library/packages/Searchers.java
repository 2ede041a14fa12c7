package io.assay.lua.library.packages;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.library.base.Chunks;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Values;

/**
 * The elements of {@code package.searchers}: each gives a loader and a value to pass to it, or a
 * text that says what it looked for. The upvalue of each is the table {@code package}.
 */
final class Searchers {

    private static final LuaString PRELOADED = LuaString.of(":preload:");

    private Searchers() {}

    private static LuaTable library(VirtualFrame frame) {
        return (LuaTable) ((LuaFunction) frame.getArguments()[0]).upvalue(0);
    }

    private static SearchPath search(Node node, LuaTable library, LuaString field, String name) {
        Object value = library.get(field);
        if (!(value instanceof LuaString || value instanceof Long || value instanceof Double)) {
            throw LibraryErrors.error(node, "'package." + field + "' must be a string");
        }
        LuaString path = LibraryErrors.toLuaString(node, 1, value);
        return SearchPath.search(LuaContext.get(node), name, path.toString(), ".", "/");
    }

    private static LuaException failed(Node node, LuaString name, LuaString file, Object why) {
        LuaString reason = why instanceof LuaString text ? text : LuaString.of(why.toString());
        return LibraryErrors.error(
                node, "error loading module '" + name + "' from file '" + file + "':\n\t" + reason);
    }

    /** {@code package.preload}. */
    @LuaBuiltin("preload")
    abstract static class PreloadSearcherNode extends LibraryFunctionNode {

        @Specialization
        Object search(VirtualFrame frame, Object value) {
            return search(library(frame), value);
        }

        @TruffleBoundary
        private Object search(LuaTable library, Object value) {
            LuaString name = LibraryErrors.toLuaString(this, 1, value);
            Object loader =
                    library.get(PackageLibrary.PRELOAD) instanceof LuaTable preload
                            ? preload.get(name)
                            : null;
            return loader != null
                    ? Values.of(loader, PRELOADED)
                    : LuaString.of("no field package.preload['" + name + "']");
        }
    }

    /** A Lua file on {@code package.path}. */
    @LuaBuiltin("lua")
    abstract static class LuaSearcherNode extends LibraryFunctionNode {

        @Specialization
        Object search(VirtualFrame frame, Object value) {
            return search(library(frame), value);
        }

        @TruffleBoundary
        private Object search(LuaTable library, Object value) {
            LuaString name = LibraryErrors.toLuaString(this, 1, value);
            SearchPath found =
                    Searchers.search(this, library, PackageLibrary.PATH, name.toString());
            if (found.file() == null) {
                return found.tried();
            }
            LuaContext context = LuaContext.get(this);
            try {
                LuaFunction loader =
                        Chunks.loadFile(context, found.file(), "bt", context.newEnvironment());
                return Values.of(loader, found.file());
            } catch (LuaException e) {
                throw failed(this, name, found.file(), e.value());
            }
        }
    }

    /** A library in C on {@code package.cpath}, which can be found but not loaded. */
    @LuaBuiltin("c")
    abstract static class LibrarySearcherNode extends LibraryFunctionNode {

        @Specialization
        Object search(VirtualFrame frame, Object value) {
            return search(library(frame), value);
        }

        @TruffleBoundary
        private Object search(LuaTable library, Object value) {
            LuaString name = LibraryErrors.toLuaString(this, 1, value);
            SearchPath found =
                    Searchers.search(this, library, PackageLibrary.CPATH, name.toString());
            if (found.file() == null) {
                return found.tried();
            }
            throw failed(this, name, found.file(), PackageFunctions.NO_DYNAMIC_LIBRARIES);
        }
    }

    /** A library in C that holds all submodules of a name's first part. */
    @LuaBuiltin("croot")
    abstract static class RootLibrarySearcherNode extends LibraryFunctionNode {

        @Specialization
        Object search(VirtualFrame frame, Object value) {
            return search(library(frame), value);
        }

        @TruffleBoundary
        private Object search(LuaTable library, Object value) {
            LuaString name = LibraryErrors.toLuaString(this, 1, value);
            int dot = name.toString().indexOf('.');
            if (dot < 0) {
                return Values.NONE;
            }
            String root = name.toString().substring(0, dot);
            SearchPath found = Searchers.search(this, library, PackageLibrary.CPATH, root);
            if (found.file() == null) {
                return found.tried();
            }
            throw failed(this, name, found.file(), PackageFunctions.NO_DYNAMIC_LIBRARIES);
        }
    }
}
