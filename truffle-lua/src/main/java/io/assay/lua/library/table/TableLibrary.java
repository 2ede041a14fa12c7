package io.assay.lua.library.table;

import io.assay.lua.LuaContext;
import io.assay.lua.library.Library;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;

/** Opens {@code table}. */
public final class TableLibrary {

    private static final String NAME = "table";

    private TableLibrary() {}

    public static void install(LuaContext context) {
        LuaTable table = new LuaTable();
        Library.define(context, table, NAME, ElementFunctionsFactory.getFactories());
        Library.define(context, table, NAME, SequenceFunctionsFactory.getFactories());
        Library.define(context, table, NAME, SortFunctionFactory.getFactories());
        context.globals().put(context.language().intern(LuaString.of(NAME)), table, false);
    }
}
