package io.assay.lua.nodes.function;

import io.assay.lua.LuaLanguage;

/**
 * Calls a message handler where an error is raised. Its frame is none of Lua's: the handler appears
 * to be called by what raised the error.
 */
public final class HandlerRootNode extends CallingRootNode {

    public HandlerRootNode(LuaLanguage language) {
        super(language, "message handler");
    }
}
