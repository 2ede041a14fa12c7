package io.assay.lua.library.math;

import io.assay.lua.LuaContext;
import io.assay.lua.library.Library;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;

/** Opens {@code math}. */
public final class MathLibrary {

    private static final String NAME = "math";

    private MathLibrary() {}

    public static void install(LuaContext context) {
        LuaTable table = new LuaTable();
        Library.define(context, table, NAME, IntegerFunctionsFactory.getFactories());
        Library.define(context, table, NAME, ExtremeFunctionsFactory.getFactories());
        Library.define(context, table, NAME, FloatFunctionsFactory.getFactories());
        Library.define(context, table, NAME, RandomFunctionsFactory.getFactories());
        constant(context, table, "pi", Math.PI);
        constant(context, table, "huge", Double.POSITIVE_INFINITY);
        constant(context, table, "maxinteger", Long.MAX_VALUE);
        constant(context, table, "mininteger", Long.MIN_VALUE);
        context.globals().put(context.language().intern(LuaString.of(NAME)), table, false);
    }

    private static void constant(LuaContext context, LuaTable table, String name, Object value) {
        table.put(context.language().intern(LuaString.of(name)), value, false);
    }
}
