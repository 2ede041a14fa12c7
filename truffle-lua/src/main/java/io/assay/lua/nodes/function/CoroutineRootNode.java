package io.assay.lua.nodes.function;

import io.assay.lua.LuaLanguage;

/**
 * The first frame of a coroutine's stack: calls the coroutine's function. Nothing that asks the
 * stack for callers looks beyond it.
 */
public final class CoroutineRootNode extends CallingRootNode {

    public CoroutineRootNode(LuaLanguage language) {
        super(language, "coroutine");
    }
}
