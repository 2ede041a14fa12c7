package io.assay.lua.nodes.table;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Exclusive;
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

    /** A variable of the environment or of a class: it changes, but stays in its place. */
    @Specialization(
            guards = {"slot >= 0", "table == holder"},
            limit = "1",
            assumptions = "alive")
    void variable(
            LuaTable table,
            Object value,
            @SuppressWarnings("unused") @Cached("table") LuaTable holder,
            @SuppressWarnings("unused") @Cached("holder.ownedAlive()") Assumption alive,
            @Cached("holder.variableSlot(key)") int slot,
            @Shared @Cached NewIndexNode newIndex) {
        if (table.metatable() == null || table.rawSlot(slot) != null) {
            table.setRawSlot(slot, value == Nil.NIL ? null : value);
        } else {
            newIndex.execute(table, key, value);
        }
    }

    /** The same before it has changed: does not happen often. */
    @Specialization(guards = {"table.layout().isOwned()", "table.variableSlot(key) < 0"})
    void owned(LuaTable table, Object value, @Shared @Cached NewIndexNode newIndex) {
        assign(table, value, newIndex);
    }

    /** A field that the table's layout has, and that stays an integer. */
    @Specialization(
            guards = {
                "slot >= 0",
                "!layout.isOwned()",
                "table.layout() == layout",
                "isInteger(table.rawSlot(slot))"
            },
            limit = "4")
    static void integer(
            LuaTable table,
            long value,
            @SuppressWarnings("unused") @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot) {
        table.setNumber(slot, value);
    }

    /** The same with a float. */
    @Specialization(
            guards = {
                "slot >= 0",
                "!layout.isOwned()",
                "table.layout() == layout",
                "isFloat(table.rawSlot(slot))"
            },
            limit = "4")
    static void floating(
            LuaTable table,
            double value,
            @SuppressWarnings("unused") @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot) {
        table.setNumber(slot, Double.doubleToRawLongBits(value));
    }

    static boolean isInteger(Object raw) {
        return FieldGetNode.isInteger(raw);
    }

    static boolean isFloat(Object raw) {
        return FieldGetNode.isFloat(raw);
    }

    /** A field that the table's layout has. */
    @Specialization(
            guards = {
                "!layout.isOwned()",
                "!layout.isDictionary()",
                "table.layout() == layout",
                "slot >= 0"
            },
            limit = "8")
    void existing(
            LuaTable table,
            Object value,
            @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot,
            @Exclusive @Cached UnwatchedNode unwatched,
            @Shared @Cached NewIndexNode newIndex) {
        if (table.rawSlot(slot) != null || unwatched.execute(table)) {
            table.setSlot(slot, value == Nil.NIL ? null : value);
        } else {
            newIndex.execute(table, key, value);
        }
    }

    /** A new field of a table that no metamethod watches: constructors. */
    @Specialization(
            guards = {
                "!layout.isOwned()",
                "!layout.isDictionary()",
                "table.layout() == layout",
                "slot < 0",
                "!isNil(value)",
                "!extended.isDictionary()"
            },
            limit = "8")
    void added(
            LuaTable table,
            Object value,
            @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot,
            @Cached("layout.with(key, false)") Layout extended,
            @Exclusive @Cached UnwatchedNode unwatched,
            @Shared @Cached NewIndexNode newIndex) {
        if (unwatched.execute(table)) {
            table.addSlot(extended, value);
        } else {
            newIndex.execute(table, key, value);
        }
    }

    @Specialization(replaces = {"variable", "owned", "integer", "floating", "existing", "added"})
    void general(LuaTable table, Object value, @Shared @Cached NewIndexNode newIndex) {
        assign(table, value, newIndex);
    }

    private void assign(LuaTable table, Object value, NewIndexNode newIndex) {
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
