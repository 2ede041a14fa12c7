package io.assay.lua.gc;

import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.WeakTables;

/**
 * Makes tables weak as their metatables say in {@code __mode}: when a table gets the metatable, and
 * in each cycle, for a metatable that has changed since.
 */
final class WeakModes {

    private final WeakTables tables = new WeakTables();

    WeakTables tables() {
        return tables;
    }

    void apply(LuaTable table) {
        LuaTable metatable = table.metatable();
        boolean weakKeys = false;
        boolean weakValues = false;
        if (metatable != null
                && metatable.layout().mayConcernCollector()
                && metatable.get(Metatables.MODE) instanceof LuaString mode) {
            weakKeys = contains(mode, 'k');
            weakValues = contains(mode, 'v');
        }
        if (weakKeys || weakValues || table.isWeak()) {
            table.setWeakness(weakKeys, weakValues, tables);
        }
    }

    private static boolean contains(LuaString string, char wanted) {
        for (int i = 0; i < string.length(); i++) {
            if (string.byteAt(i) == wanted) {
                return true;
            }
        }
        return false;
    }
}
