package io.assay.lua.library.base;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.table.RawFieldNode;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;

/** {@code getmetatable} and {@code setmetatable}, which respect the field {@code __metatable}. */
final class MetatableFunctions {

    private MetatableFunctions() {}

    /** {@code getmetatable(object)}. */
    @LuaBuiltin("getmetatable")
    abstract static class GetMetatableNode extends LibraryFunctionNode {

        @Specialization
        Object get(
                VirtualFrame frame,
                Object object,
                @Cached("createProtection()") RawFieldNode protection) {
            if (argumentCount(frame) == 0) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            LuaTable metatable =
                    object instanceof LuaTable table
                            ? table.metatable()
                            : Metatables.of(LuaContext.get(this), object);
            if (metatable == null) {
                return Nil.NIL;
            }
            Object shown = protection.execute(metatable);
            return shown == null ? metatable : shown;
        }

        @NeverDefault
        static RawFieldNode createProtection() {
            return RawFieldNode.create(Metatables.METATABLE);
        }
    }

    /** {@code setmetatable(table, metatable)}. */
    @LuaBuiltin("setmetatable")
    abstract static class SetMetatableNode extends LibraryFunctionNode {

        @Specialization(guards = "table.metatable() == null")
        LuaTable setFirst(LuaTable table, LuaTable metatable) {
            table.setMetatable(metatable);
            if (metatable.layout().mayConcernCollector()) {
                LuaContext.get(this).collector().metatableSet(table, metatable);
            }
            return table;
        }

        @Specialization(replaces = "setFirst")
        Object set(
                VirtualFrame frame,
                Object object,
                Object metatable,
                @Cached("createProtection()") RawFieldNode protection) {
            if (!(object instanceof LuaTable table)) {
                throw LibraryErrors.wrongType(this, 1, "table", object);
            }
            if (!(metatable instanceof LuaTable)
                    && (metatable != Nil.NIL || argumentCount(frame) < 2)) {
                throw LibraryErrors.wrongType(this, 2, "nil or table", metatable);
            }
            LuaTable old = table.metatable();
            if (old != null && protection.execute(old) != null) {
                throw LibraryErrors.error(this, "cannot change a protected metatable");
            }
            LuaTable next = metatable instanceof LuaTable given ? given : null;
            table.setMetatable(next);
            if (table.isWeak() || (next != null && next.layout().mayConcernCollector())) {
                LuaContext.get(this).collector().metatableSet(table, next);
            }
            return table;
        }

        @NeverDefault
        static RawFieldNode createProtection() {
            return RawFieldNode.create(Metatables.METATABLE);
        }
    }
}
