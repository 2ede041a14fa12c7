package io.assay.lua.library;

import com.oracle.truffle.api.dsl.NodeFactory;
import io.assay.lua.LuaContext;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import java.util.List;

/** Puts the functions that a library class declares into a table. */
public final class Library {

    private Library() {}

    /**
     * @param name the library's global name, empty for functions that are globals themselves
     * @param factories what the DSL generated for the library class
     */
    public static void define(
            LuaContext context,
            LuaTable target,
            String name,
            List<? extends NodeFactory<? extends LibraryFunctionNode>> factories) {
        for (NodeFactory<? extends LibraryFunctionNode> factory : factories) {
            LuaBuiltin declaration = factory.getNodeClass().getAnnotation(LuaBuiltin.class);
            LibraryRootNode root =
                    new LibraryRootNode(context.language(), name, declaration, factory);
            LuaString key = context.language().intern(LuaString.of(declaration.value()));
            target.put(key, new LuaFunction(root.getCallTarget()), false);
        }
    }
}
