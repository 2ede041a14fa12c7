package io.assay.lua.nodes.table;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.runtime.Layout;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Nil;

/** {@code object.name = value}: a field by its constant name, with {@code __newindex}. */
@GenerateInline(false)
public abstract class FieldSetNode extends Node {

    protected final LuaString key;

    protected FieldSetNode(LuaString key) {
        this.key = key;
    }

    @NeverDefault
    public static FieldSetNode create(LuaString key) {
        return FieldSetNodeGen.create(key);
    }

    public abstract void execute(Object object, Object value);

    /** A field that the table's layout has. */
    @Specialization(
            guards = {"!layout.isDictionary()", "table.layout() == layout", "slot >= 0"},
            limit = "4")
    void existing(
            LuaTable table,
            Object value,
            @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot,
            @Shared @Cached NewIndexNode newIndex) {
        if (table.metatable() == null || table.slot(slot) != null) {
            table.setSlot(slot, value == Nil.NIL ? null : value);
        } else {
            newIndex.execute(table, key, value);
        }
    }

    /** A new field of a table that no metamethod watches: constructors. */
    @Specialization(
            guards = {
                "!layout.isDictionary()",
                "table.layout() == layout",
                "slot < 0",
                "!isNil(value)",
                "!extended.isDictionary()"
            },
            limit = "4")
    void added(
            LuaTable table,
            Object value,
            @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot,
            @Cached("layout.with(key, false)") Layout extended,
            @Cached("createNewIndex()") RawFieldNode hasNewIndex,
            @Shared @Cached NewIndexNode newIndex) {
        LuaTable metatable = table.metatable();
        if (metatable == null || hasNewIndex.execute(metatable) == null) {
            table.addSlot(extended, value);
        } else {
            newIndex.execute(table, key, value);
        }
    }

    @NeverDefault
    protected static RawFieldNode createNewIndex() {
        return RawFieldNode.create(io.assay.lua.runtime.Metatables.NEWINDEX);
    }

    @Specialization(replaces = {"existing", "added"})
    void general(LuaTable table, Object value, @Shared @Cached NewIndexNode newIndex) {
        if (table.metatable() == null || table.get(key) != null) {
            table.put(key, value, false);
        } else {
            newIndex.execute(table, key, value);
        }
    }

    @Fallback
    void other(Object object, Object value, @Shared @Cached NewIndexNode newIndex) {
        newIndex.execute(object, key, value);
    }

    static boolean isNil(Object value) {
        return value == Nil.NIL;
    }
}
