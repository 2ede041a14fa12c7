package io.assay.lua.nodes.table;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;

/**
 * Whether an assignment to an absent key of a table is raw: no {@code __newindex} watches it. Bets
 * on the classes of objects, which do not get one later.
 */
@GenerateInline(false)
abstract class UnwatchedNode extends Node {

    @NeverDefault
    static UnwatchedNode create() {
        return UnwatchedNodeGen.create();
    }

    abstract boolean execute(LuaTable table);

    @Specialization(guards = "table.metatable() == null")
    static boolean withoutMetatable(@SuppressWarnings("unused") LuaTable table) {
        return true;
    }

    @Specialization(
            guards = "table.metatable() == metatable",
            limit = "4",
            assumptions = "unwatched")
    static boolean ofClass(
            @SuppressWarnings("unused") LuaTable table,
            @SuppressWarnings("unused") @Cached("table.metatable()") LuaTable metatable,
            @SuppressWarnings("unused") @Cached("table.unwatched()") Assumption unwatched) {
        return true;
    }

    /** Classes met before stay as they are. */
    @Specialization(guards = "table.metatable() != null")
    static boolean general(LuaTable table, @Cached("createNewIndex()") RawFieldNode newIndex) {
        return newIndex.execute(table.metatable()) == null;
    }

    @NeverDefault
    static RawFieldNode createNewIndex() {
        return RawFieldNode.create(Metatables.NEWINDEX);
    }
}
