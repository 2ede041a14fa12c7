package io.assay.lua.library.os;

import io.assay.lua.LuaContext;
import io.assay.lua.library.Library;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;

/** Opens {@code os}. */
public final class OsLibrary {

    private static final String NAME = "os";

    private OsLibrary() {}

    public static void install(LuaContext context) {
        LuaTable table = new LuaTable();
        Library.define(context, table, NAME, SystemFunctionsFactory.getFactories());
        Library.define(context, table, NAME, TimeFunctionsFactory.getFactories());
        StartTime.of(context);
        context.globals().put(context.language().intern(LuaString.of(NAME)), table, false);
    }
}
