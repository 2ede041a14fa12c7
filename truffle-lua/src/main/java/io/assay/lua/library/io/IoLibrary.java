package io.assay.lua.library.io;

import io.assay.lua.LuaContext;
import io.assay.lua.library.Library;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;

/** Opens {@code io}. */
public final class IoLibrary {

    private static final String NAME = "io";

    private IoLibrary() {}

    public static void install(LuaContext context) {
        LuaTable table = new LuaTable();
        Library.define(context, table, NAME, IoFunctionsFactory.getFactories());
        Files files = Files.of(context);
        table.put("stdin", files.standardInput());
        table.put("stdout", files.standardOutput());
        table.put("stderr", files.standardError());
        context.globals().put(context.language().intern(LuaString.of(NAME)), table, false);
    }
}
