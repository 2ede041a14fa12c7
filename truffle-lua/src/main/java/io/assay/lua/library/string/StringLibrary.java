package io.assay.lua.library.string;

import io.assay.lua.LuaContext;
import io.assay.lua.library.Library;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;

/** Opens {@code string} and gives strings their metatable. */
public final class StringLibrary {

    private static final String NAME = "string";

    private StringLibrary() {}

    public static void install(LuaContext context) {
        LuaTable table = new LuaTable();
        Library.define(context, table, NAME, ByteFunctionsFactory.getFactories());
        Library.define(context, table, NAME, PatternFunctionsFactory.getFactories());
        Library.define(context, table, NAME, GsubFunctionFactory.getFactories());
        Library.define(context, table, NAME, FormatFunctionFactory.getFactories());
        Library.define(context, table, NAME, PackFunctionsFactory.getFactories());
        Library.define(context, table, NAME, DumpFunctionFactory.getFactories());
        context.globals().put(context.language().intern(LuaString.of(NAME)), table, false);

        LuaTable metatable = new LuaTable();
        Library.define(context, metatable, NAME, ArithmeticMetamethodsFactory.getFactories());
        metatable.put(context.language().intern(Metatables.INDEX), table, false);
        context.setTypeMetatable(LuaString.EMPTY, metatable);
    }
}
