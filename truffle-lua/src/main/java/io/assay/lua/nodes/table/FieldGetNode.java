package io.assay.lua.nodes.table;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Exclusive;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.NonIdempotent;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.runtime.InheritedField;
import io.assay.lua.runtime.Layout;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Unboxed;

/** {@code object.name}: a field by its constant name, with {@code __index}. */
@GenerateInline(false)
public abstract class FieldGetNode extends Node {

    protected final LuaString key;
    protected final int depth;

    protected FieldGetNode(LuaString key, int depth) {
        this.key = key;
        this.depth = depth;
    }

    @NeverDefault
    public static FieldGetNode create(LuaString key) {
        return FieldGetNodeGen.create(key, 0);
    }

    @NeverDefault
    static FieldGetNode create(LuaString key, int depth) {
        return FieldGetNodeGen.create(key, depth);
    }

    public abstract Object execute(Object object);

    @NeverDefault
    protected MissingFieldNode createMissing() {
        return MissingFieldNode.create(key, depth);
    }

    /** The environment, a class: one table whose field does not change. */
    @Specialization(guards = "table == holder", limit = "1", assumptions = "unchanged")
    static Object constant(
            @SuppressWarnings("unused") LuaTable table,
            @SuppressWarnings("unused") @Cached("table") LuaTable holder,
            @SuppressWarnings("unused") @Cached("holder.unchanged(key)") Assumption unchanged,
            @Cached("holder.get(key)") Object value) {
        return value;
    }

    /** A field of such a table that does change, a global variable. */
    @Specialization(
            guards = {"slot >= 0", "table == holder"},
            limit = "1",
            assumptions = "alive")
    static Object variable(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table") LuaTable holder,
            @SuppressWarnings("unused") @Cached("holder.ownedAlive()") Assumption alive,
            @Cached("holder.variableSlot(key)") int slot,
            @Exclusive @Cached("createMissing()") MissingFieldNode missing) {
        Object value = table.rawSlot(slot);
        return value != null ? value : missing.execute(table);
    }

    /** Bets on the object having one of few layouts, and an integer there. */
    @Specialization(
            guards = {
                "slot >= 0",
                "!layout.isOwned()",
                "table.layout() == layout",
                "isInteger(table.rawSlot(slot))"
            },
            limit = "4")
    static long integer(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot) {
        return table.number(slot);
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
    static double floating(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot) {
        return Double.longBitsToDouble(table.number(slot));
    }

    static boolean isInteger(Object raw) {
        return raw == Unboxed.INTEGER;
    }

    static boolean isFloat(Object raw) {
        return raw == Unboxed.FLOAT;
    }

    /** Anything else, or nothing, in one of few layouts. */
    @Specialization(
            guards = {
                "!layout.isDictionary()",
                "table.layout() == layout",
                "!isNumber(table, layout, slot)"
            },
            limit = "8")
    static Object cached(
            LuaTable table,
            @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot,
            @Exclusive @Cached("createMissing()") MissingFieldNode missing) {
        if (slot >= 0) {
            Object value = table.rawSlot(slot);
            if (value != null) {
                return value;
            }
        }
        return missing.execute(table);
    }

    static boolean isNumber(LuaTable table, Layout layout, int slot) {
        if (slot < 0 || layout.isOwned()) {
            return false;
        }
        Object raw = table.rawSlot(slot);
        return isInteger(raw) || isFloat(raw);
    }

    @Specialization(replaces = {"constant", "variable", "integer", "floating", "cached"})
    Object general(LuaTable table, @Exclusive @Cached("createMissing()") MissingFieldNode missing) {
        Object value = table.get(key);
        return value != null ? value : missing.execute(table);
    }

    /** A method of a string, as long as nobody changes those. */
    @Specialization(
            guards = {"found != null", "stringMetatable() == metatable"},
            assumptions = "found.assumptions()")
    Object methodOfString(
            @SuppressWarnings("unused") LuaString string,
            @SuppressWarnings("unused") @Cached("stringMetatable()") LuaTable metatable,
            @Cached("inheritedFrom(metatable)") InheritedField found) {
        return found.value();
    }

    @NonIdempotent
    protected final LuaTable stringMetatable() {
        return LuaContext.get(this).stringMetatable();
    }

    protected final InheritedField inheritedFrom(LuaTable metatable) {
        return metatable == null ? null : InheritedField.find(metatable, key);
    }

    /** What any string has: the string metatable's {@code __index}. */
    @Specialization(replaces = "methodOfString")
    Object ofString(
            LuaString string,
            @Cached("createIndex()") RawFieldNode index,
            @Exclusive @Cached("createMissing()") MissingFieldNode missing,
            @Shared @Cached IndexOtherNode other) {
        LuaTable metatable = LuaContext.get(this).stringMetatable();
        Object handler = metatable == null ? null : index.execute(metatable);
        return handler != null ? missing.handle(string, handler) : other.execute(string, key);
    }

    @NeverDefault
    protected static RawFieldNode createIndex() {
        return RawFieldNode.create(Metatables.INDEX);
    }

    @Fallback
    Object other(Object object, @Shared @Cached IndexOtherNode other) {
        return other.execute(object, key);
    }
}
