package io.assay.lua.library.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.ForeignAccess;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;

/** What the functions of the library demand of a list. */
final class TableArguments {

    private TableArguments() {}

    /**
     * Raises unless {@code value} is a table, an array of another language, or has all the
     * metamethods that make it as good as a table.
     */
    static void check(Node node, int index, Object value, LuaString... events) {
        if (!(value instanceof LuaTable)) {
            checkOther(node, index, value, events);
        }
    }

    @TruffleBoundary
    private static void checkOther(Node node, int index, Object value, LuaString[] events) {
        if (!Metatables.isLuaValue(value) && ForeignAccess.length(value) >= 0) {
            return;
        }
        LuaTable metatable = Metatables.of(LuaContext.get(node), value);
        boolean good = metatable != null;
        for (LuaString event : events) {
            good = good && metatable.get(event) != null;
        }
        if (!good) {
            throw LibraryErrors.wrongType(node, index, "table", value);
        }
    }
}
