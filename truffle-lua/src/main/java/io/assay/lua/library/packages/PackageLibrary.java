package io.assay.lua.library.packages;

import io.assay.lua.LuaContext;
import io.assay.lua.library.Library;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;

/** Opens {@code package} and {@code require}. */
public final class PackageLibrary {

    static final LuaString LOADED = LuaString.of("loaded");
    static final LuaString PRELOAD = LuaString.of("preload");
    static final LuaString SEARCHERS = LuaString.of("searchers");
    static final LuaString PATH = LuaString.of("path");
    static final LuaString CPATH = LuaString.of("cpath");

    /** Directory separator, template separator, name mark, and marks that only C modules use. */
    private static final String CONFIG = "/\n;\n?\n!\n-\n";

    private static final String SHARE = "/usr/local/share/lua/5.5/";
    private static final String LIB = "/usr/local/lib/lua/5.5/";
    private static final String DEFAULT_PATH =
            SHARE
                    + "?.lua;"
                    + SHARE
                    + "?/init.lua;"
                    + LIB
                    + "?.lua;"
                    + LIB
                    + "?/init.lua;./?.lua;./?/init.lua";
    private static final String DEFAULT_CPATH = LIB + "?.so;" + LIB + "loadall.so;./?.so";

    private PackageLibrary() {}

    public static void install(LuaContext context) {
        LuaTable table = new LuaTable();
        LuaTable searchers = new LuaTable();
        LuaTable loaded = new LuaTable();
        Library.define(context, table, "package", PackageFunctionsFactory.getFactories());
        table.put(PATH, path(context, "LUA_PATH", DEFAULT_PATH), false);
        table.put(CPATH, path(context, "LUA_CPATH", DEFAULT_CPATH), false);
        table.put("config", LuaString.of(CONFIG));
        table.put(LOADED, loaded, false);
        table.put(PRELOAD, new LuaTable(), false);
        table.put(SEARCHERS, searchers, false);
        installSearchers(context, searchers, table);
        LuaTable globals = context.globals();
        Library.define(context, globals, "", RequireFunctionFactory.getFactories());
        LuaFunction require = (LuaFunction) globals.get("require");
        globals.put(
                "require",
                new LuaFunction(
                        require.callTarget(), new Cell[] {new Cell(table), new Cell(loaded)}));
        globals.put("package", table);
    }

    /** The searchers' upvalue is the library's table, in which they look up paths. */
    private static void installSearchers(LuaContext context, LuaTable searchers, LuaTable library) {
        LuaTable named = new LuaTable();
        Library.define(context, named, "package", SearchersFactory.getFactories());
        long index = 1;
        for (String name : new String[] {"preload", "lua", "c", "croot"}) {
            LuaFunction searcher = (LuaFunction) named.get(name);
            searchers.put(
                    index++,
                    (Object)
                            new LuaFunction(searcher.callTarget(), new Cell[] {new Cell(library)}));
        }
    }

    /** Marks the libraries that are open by now as loaded. */
    public static void markLoaded(LuaContext context, String... names) {
        LuaTable globals = context.globals();
        LuaTable loaded = (LuaTable) ((LuaTable) globals.get("package")).get(LOADED);
        loaded.put("_G", globals);
        for (String name : names) {
            loaded.put(name, globals.get(name));
        }
    }

    /** A search path: from the environment, in which {@code ;;} stands for the default. */
    private static LuaString path(LuaContext context, String variable, String fallback) {
        if (context.ignoresEnvironment()) {
            return LuaString.of(fallback);
        }
        String versioned = context.env().getEnvironment().get(variable + "_5_5");
        String path = versioned != null ? versioned : context.env().getEnvironment().get(variable);
        if (path == null) {
            return LuaString.of(fallback);
        }
        int place = path.indexOf(";;");
        if (place < 0) {
            return LuaString.of(path);
        }
        String before = place > 0 ? path.substring(0, place) + ";" : "";
        String after = place + 2 < path.length() ? ";" + path.substring(place + 2) : "";
        return LuaString.of(before + fallback + after);
    }
}
