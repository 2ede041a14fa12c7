package io.assay.lua.library.packages;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;

/** {@code require}. */
final class RequireFunction {

    private RequireFunction() {}

    /**
     * {@code require(modname)}: the module and, when it was loaded by this call, what its searcher
     * found. Upvalues: the table {@code package}, and the table of loaded modules, which stays the
     * same even if {@code package.loaded} is given another value.
     */
    @LuaBuiltin(value = "require", callsBack = true)
    abstract static class RequireNode extends LibraryFunctionNode {

        @Specialization
        Object require(
                VirtualFrame frame,
                Object value,
                @Cached FunctionCallNode search,
                @Cached FunctionCallNode load) {
            LuaFunction self = (LuaFunction) frame.getArguments()[0];
            LuaTable loaded = (LuaTable) self.upvalue(1);
            LuaString name =
                    value instanceof LuaString string
                            ? string
                            : LibraryErrors.toLuaString(this, 1, value);
            Object known = loaded.get(name);
            if (known != null && LuaTypes.isTrue(known)) {
                return known;
            }
            return load((LuaTable) self.upvalue(0), loaded, name, search, load);
        }

        @TruffleBoundary
        private Object load(
                LuaTable library,
                LuaTable loaded,
                LuaString name,
                FunctionCallNode search,
                FunctionCallNode load) {
            Object[] found = find(library, name, search);
            Object result = Values.first(load.call(found[0], name, found[1]));
            if (result != Nil.NIL) {
                loaded.put(name, result);
            } else if (loaded.get(name) == null) {
                loaded.put(name, Boolean.TRUE);
            }
            return Values.of(loaded.get(name), found[1]);
        }

        /** The loader and its extra value. */
        private Object[] find(LuaTable library, LuaString name, FunctionCallNode search) {
            if (!(library.get(PackageLibrary.SEARCHERS) instanceof LuaTable searchers)) {
                throw LibraryErrors.error(this, "'package.searchers' must be a table");
            }
            StringBuilder tried = new StringBuilder();
            for (long i = 1; ; i++) {
                Object searcher = searchers.get(i);
                if (searcher == null) {
                    throw LibraryErrors.error(this, "module '" + name + "' not found:" + tried);
                }
                Object[] answer = Values.toArray(search.call(searcher, name));
                Object first = answer.length == 0 ? Nil.NIL : answer[0];
                if ("function".equals(LuaTypes.nameOf(first))) {
                    return new Object[] {first, answer.length > 1 ? answer[1] : Nil.NIL};
                }
                if (first instanceof LuaString
                        || first instanceof Long
                        || first instanceof Double) {
                    tried.append("\n\t").append(LibraryErrors.toLuaString(this, 1, first));
                }
            }
        }
    }
}
