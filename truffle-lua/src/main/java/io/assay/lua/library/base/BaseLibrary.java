package io.assay.lua.library.base;

import io.assay.lua.LuaContext;
import io.assay.lua.LuaLanguage;
import io.assay.lua.library.Library;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LibraryRootNode;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;

/** Opens the basic functions. */
public final class BaseLibrary {

    private BaseLibrary() {}

    public static void install(LuaContext context) {
        LuaTable globals = context.globals();
        Library.define(context, globals, "", ErrorFunctionsFactory.getFactories());
        Library.define(context, globals, "", GarbageFunctionsFactory.getFactories());
        Library.define(context, globals, "", LoadFunctionsFactory.getFactories());
        Library.define(context, globals, "", MetatableFunctionsFactory.getFactories());
        Library.define(context, globals, "", OutputFunctionsFactory.getFactories());
        Library.define(context, globals, "", RawFunctionsFactory.getFactories());
        Library.define(context, globals, "", TraversalFunctionsFactory.getFactories());
        Library.define(context, globals, "", ValueFunctionsFactory.getFactories());
        LuaTable iterators = new LuaTable();
        Library.define(context, iterators, "", IteratorFunctionsFactory.getFactories());
        giveUpvalue(globals, "ipairs", iterators.get("ipairs_iterator"));
        giveUpvalue(globals, "pairs", globals.get("next"));
        globals.put(context.language().intern(LuaString.of("_G")), globals, false);
        globals.put(
                context.language().intern(LuaString.of("_VERSION")),
                LuaString.of("Lua " + LuaLanguage.VERSION),
                false);
    }

    /**
     * Makes a function of the library a closure, so that it gives out one and the same value
     * always.
     */
    private static void giveUpvalue(LuaTable globals, String name, Object upvalue) {
        LuaFunction function = (LuaFunction) globals.get(name);
        globals.put(name, new LuaFunction(function.callTarget(), new Cell[] {new Cell(upvalue)}));
    }

    /** Whether {@code function} is {@code next}. */
    public static boolean isNext(LuaFunction function) {
        return isImplementedBy(function, TraversalFunctions.NextNode.class);
    }

    /** Whether {@code function} is what {@code ipairs} gives as iterator. */
    public static boolean isIpairsIterator(LuaFunction function) {
        return isImplementedBy(function, IteratorFunctions.IpairsIteratorNode.class);
    }

    private static boolean isImplementedBy(
            LuaFunction function, Class<? extends LibraryFunctionNode> node) {
        return function.callTarget().getRootNode() instanceof LibraryRootNode root
                && root.isImplementedBy(node);
    }
}
