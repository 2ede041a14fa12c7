package io.assay.lua.library.debug;

import io.assay.lua.LuaContext;
import io.assay.lua.library.Library;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;

/** Opens {@code debug}. */
public final class DebugLibrary {

    private static final String NAME = "debug";

    private DebugLibrary() {}

    public static void install(LuaContext context) {
        LuaTable table = new LuaTable();
        Library.define(context, table, NAME, StackFunctionsFactory.getFactories());
        Library.define(context, table, NAME, ObjectFunctionsFactory.getFactories());
        Library.define(context, table, NAME, UpvalueFunctionsFactory.getFactories());
        Library.define(context, table, NAME, PromptFunctionFactory.getFactories());
        context.globals().put(context.language().intern(LuaString.of(NAME)), table, false);
    }
}
