package io.assay.lua.nodes.table;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.profiles.InlinedBranchProfile;
import io.assay.lua.runtime.Layout;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;

/** {@code object[key]} with {@code __index}, for keys that are computed. */
@GenerateInline(false)
@TypeSystemReference(LuaTypes.class)
public abstract class IndexGetNode extends Node {

    public abstract Object execute(Object object, Object key);

    @NeverDefault
    public static IndexGetNode create() {
        return IndexGetNodeGen.create();
    }

    public static boolean hasLong(LuaTable table, long key) {
        long index = key - 1;
        return table.arrayStorage() instanceof long[] && index >= 0 && index < table.arraySize();
    }

    public static boolean hasDouble(LuaTable table, long key) {
        long index = key - 1;
        return table.arrayStorage() instanceof double[] && index >= 0 && index < table.arraySize();
    }

    public static boolean hasBoolean(LuaTable table, long key) {
        long index = key - 1;
        return table.arrayStorage() instanceof boolean[] && index >= 0 && index < table.arraySize();
    }

    public static boolean hasObjects(LuaTable table, long key) {
        Object storage = table.arrayStorage();
        long index = key - 1;
        // What lies beyond the table's size is null, so the array's own length will do.
        return LuaTable.isGeneral(storage)
                && index >= 0
                && index < LuaTable.general(storage).length;
    }

    /** An element of an array of integers. */
    @Specialization(guards = "hasLong(table, key)")
    static long longElement(LuaTable table, long key) {
        return ((long[]) table.arrayStorage())[(int) (key - 1)];
    }

    /** An element of an array of floats. */
    @Specialization(guards = "hasDouble(table, key)")
    static double doubleElement(LuaTable table, long key) {
        return ((double[]) table.arrayStorage())[(int) (key - 1)];
    }

    /** An element of an array of booleans. */
    @Specialization(guards = "hasBoolean(table, key)")
    static boolean booleanElement(LuaTable table, long key) {
        return ((boolean[]) table.arrayStorage())[(int) (key - 1)];
    }

    /** An element of an array of anything. */
    @Specialization(guards = "hasObjects(table, key)")
    Object element(
            LuaTable table,
            long key,
            @Cached InlinedBranchProfile hole,
            @Shared @Cached MissingIndexNode missing) {
        Object value = LuaTable.general(table.arrayStorage())[(int) (key - 1)];
        if (value != null) {
            return value;
        }
        hole.enter(this);
        // Beyond the array's size, but within its capacity, the key may be in the hash part.
        value = table.get(key);
        return value != null ? value : missing.execute(table, key);
    }

    @Specialization(replaces = {"longElement", "doubleElement", "booleanElement", "element"})
    static Object integerKey(LuaTable table, long key, @Shared @Cached MissingIndexNode missing) {
        Object value = table.get(key);
        return value != null ? value : missing.execute(table, key);
    }

    /** Bets on one computed string, as in a loop over a few field names. */
    @Specialization(
            guards = {"key == cachedKey", "!layout.isDictionary()", "table.layout() == layout"},
            limit = "2")
    static Object cachedString(
            LuaTable table,
            LuaString key,
            @Cached("key") LuaString cachedKey,
            @Cached("table.layout()") Layout layout,
            @Cached("layout.slotOf(key)") int slot,
            @Shared @Cached MissingIndexNode missing) {
        Object value = slot < 0 ? null : table.slot(slot);
        return value != null ? value : missing.execute(table, key);
    }

    @Specialization(replaces = "cachedString")
    static Object stringKey(
            LuaTable table, LuaString key, @Shared @Cached MissingIndexNode missing) {
        Object value = table.get(key);
        return value != null ? value : missing.execute(table, key);
    }

    @Specialization(replaces = {"integerKey", "stringKey"})
    static Object anyKey(LuaTable table, Object key, @Shared @Cached MissingIndexNode missing) {
        Object value = table.get(key);
        return value != null ? value : missing.execute(table, key);
    }

    @Fallback
    static Object other(Object object, Object key, @Cached IndexOtherNode other) {
        return other.execute(object, key);
    }
}
