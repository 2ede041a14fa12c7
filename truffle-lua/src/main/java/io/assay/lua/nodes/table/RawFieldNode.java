package io.assay.lua.nodes.table;

import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.profiles.InlinedBranchProfile;
import io.assay.lua.runtime.Layout;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Unboxed;

/**
 * A field by its constant name, without metamethods; null if absent. Bets on few layouts: then
 * where the field is, or that it is absent, costs one comparison.
 */
@GenerateInline(false)
public abstract class RawFieldNode extends Node {

    protected final LuaString key;

    protected RawFieldNode(LuaString key) {
        this.key = key;
    }

    @NeverDefault
    public static RawFieldNode create(LuaString key) {
        return RawFieldNodeGen.create(key);
    }

    public abstract Object execute(LuaTable table);

    @Specialization(
            guards = {"!layout.isDictionary()", "table.layout() == layout"},
            limit = "4")
    static Object cached(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot,
            @Bind Node node,
            @Cached InlinedBranchProfile number) {
        if (slot < 0) {
            return null;
        }
        Object raw = table.rawSlot(slot);
        if (raw instanceof Unboxed) {
            // Rare: what is read here is mostly a metamethod.
            number.enter(node);
            return table.slot(slot);
        }
        return raw;
    }

    @Specialization(replaces = "cached")
    Object general(LuaTable table) {
        return table.get(key);
    }
}
