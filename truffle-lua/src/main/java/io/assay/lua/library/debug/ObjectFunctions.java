package io.assay.lua.library.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.library.coroutine.CoroutineLibrary;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.LuaUserdata;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;

/** Functions about values and the state. */
final class ObjectFunctions {

    private ObjectFunctions() {}

    /** {@code debug.getmetatable(value)}: whatever {@code __metatable} says. */
    @LuaBuiltin("getmetatable")
    abstract static class GetMetatableNode extends LibraryFunctionNode {

        @Specialization
        Object get(VirtualFrame frame, Object value) {
            if (argumentCount(frame) == 0) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            LuaTable metatable = Metatables.of(LuaContext.get(this), value);
            return metatable == null ? Nil.NIL : metatable;
        }
    }

    /** {@code debug.setmetatable(value, table)}: of any type. */
    @LuaBuiltin("setmetatable")
    abstract static class SetMetatableNode extends LibraryFunctionNode {

        @Specialization
        Object set(VirtualFrame frame, Object value, Object metatable) {
            if (!(metatable instanceof LuaTable)
                    && (metatable != Nil.NIL || argumentCount(frame) < 2)) {
                throw LibraryErrors.wrongType(this, 2, "nil or table", metatable);
            }
            set(value, metatable instanceof LuaTable table ? table : null);
            return value;
        }

        @TruffleBoundary
        private void set(Object value, LuaTable metatable) {
            if (value instanceof LuaTable table) {
                table.setMetatable(metatable);
                LuaContext.get(this).collector().metatableSet(table, metatable);
            } else {
                LuaContext.get(this).setTypeMetatable(value, metatable);
            }
        }
    }

    /** {@code debug.getregistry()}. */
    @LuaBuiltin("getregistry")
    abstract static class GetRegistryNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object get() {
            return LuaContext.get(this).libraryState(Registry.class, Registry::new).table;
        }
    }

    /** {@code debug.getuservalue(u, n)}: no userdata has any. */
    @LuaBuiltin("getuservalue")
    abstract static class GetUserValueNode extends LibraryFunctionNode {

        @Specialization
        Object get() {
            return Nil.NIL;
        }
    }

    /** {@code debug.setuservalue(udata, value, n)}: fails, for no userdata has any. */
    @LuaBuiltin("setuservalue")
    abstract static class SetUserValueNode extends LibraryFunctionNode {

        @Specialization
        Object set(VirtualFrame frame, Object userdata) {
            return set(userdata, argumentCount(frame));
        }

        @TruffleBoundary
        private Object set(Object userdata, int count) {
            if (userdata instanceof Cell || !LuaTypes.nameOf(userdata).equals("userdata")) {
                throw LibraryErrors.wrongType(this, 1, "userdata", userdata);
            }
            if (count < 2) {
                throw LibraryErrors.badArgument(this, 2, "value expected");
            }
            return Nil.NIL;
        }
    }

    /** A table for scripts to keep things in, with what PUC-Rio Lua has there for them to find. */
    private static final class Registry {
        private static final long GLOBALS = 2;
        private static final long MAIN_THREAD = 3;

        private final LuaTable table = new LuaTable();

        Registry(LuaContext context) {
            table.put(GLOBALS, (Object) context.globals());
            table.put(MAIN_THREAD, (Object) CoroutineLibrary.of(context).main());
            if (context.globals().get("io") instanceof LuaTable io
                    && io.get("stdout") instanceof LuaUserdata file
                    && file.metatable() != null) {
                table.put("FILE*", file.metatable());
            }
            if (context.globals().get("package") instanceof LuaTable library) {
                table.put("_LOADED", library.get("loaded"));
                table.put("_PRELOAD", library.get("preload"));
            }
        }
    }
}
