package io.assay.lua.nodes.table;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;

/** {@code object[key] = value} with {@code __newindex}, for keys that are computed. */
@GenerateInline(false)
@TypeSystemReference(LuaTypes.class)
public abstract class IndexSetNode extends Node {

    public abstract void execute(Object object, Object key, Object value);

    @NeverDefault
    public static IndexSetNode create() {
        return IndexSetNodeGen.create();
    }

    /** An existing element, or the next one of a table that no metamethod watches. */
    static boolean isPlain(LuaTable table, long key) {
        long index = key - 1;
        if (index < 0) {
            return false;
        }
        return index < table.arraySize()
                ? table.metatable() == null
                        || !LuaTable.isGeneral(table.arrayStorage())
                        || LuaTable.general(table.arrayStorage())[(int) index] != null
                : index == table.arraySize() && table.metatable() == null;
    }

    /** An integer into an array: stays unboxed where the array holds integers only. */
    @Specialization(guards = "isPlain(table, key)")
    static void longElement(LuaTable table, long key, long value) {
        table.put(key, value);
    }

    /** A float into an array. */
    @Specialization(guards = "isPlain(table, key)")
    static void doubleElement(LuaTable table, long key, double value) {
        table.put(key, value);
    }

    /** A boolean into an array. */
    @Specialization(guards = "isPlain(table, key)")
    static void booleanElement(LuaTable table, long key, boolean value) {
        table.put(key, value);
    }

    @Specialization(
            guards = "isPlain(table, key)",
            replaces = {"longElement", "doubleElement", "booleanElement"})
    static void element(LuaTable table, long key, Object value) {
        table.put(key, value);
    }

    @Specialization(replaces = "element")
    static void integerKey(
            LuaTable table, long key, Object value, @Shared @Cached NewIndexNode newIndex) {
        if (table.metatable() == null || table.get(key) != null) {
            table.put(key, value);
        } else {
            newIndex.execute(table, key, value);
        }
    }

    @Specialization
    static void stringKey(
            LuaTable table, LuaString key, Object value, @Shared @Cached NewIndexNode newIndex) {
        if (table.metatable() == null || table.get(key) != null) {
            table.put(key, value);
        } else {
            newIndex.execute(table, key, value);
        }
    }

    @Specialization(replaces = {"integerKey", "stringKey"})
    static void anyKey(
            LuaTable table, Object key, Object value, @Shared @Cached NewIndexNode newIndex) {
        if (key != Nil.NIL && table.get(key) != null) {
            table.put(key, value);
        } else {
            newIndex.execute(table, key, value);
        }
    }

    @Fallback
    static void other(
            Object object, Object key, Object value, @Shared @Cached NewIndexNode newIndex) {
        newIndex.execute(object, key, value);
    }
}
