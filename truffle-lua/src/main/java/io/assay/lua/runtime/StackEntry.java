package io.assay.lua.runtime;

import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.nodes.function.ChunkRootNode;
import io.assay.lua.nodes.function.LuaRootNode;

/**
 * A function on the stack.
 *
 * @param callNode where the function stands: the node that makes the call to the entry above; null
 *     if it makes none
 * @param function the function as a value, null if the stack does not tell any more
 * @param isTailCall whether it was called in tail position, by a function that is gone
 */
public record StackEntry(RootNode root, Node callNode, LuaFunction function, boolean isTailCall) {

    /**
     * Whether the function is written in Lua; else it is one of the library's, or of the host's.
     * The Lua code of a host that calls it internal counts as the host.
     */
    public boolean isLua() {
        return root instanceof LuaRootNode lua
                && (!root.isInternal() || lua.prototype().isStripped());
    }

    /** Whether this is the host, which called the first function. */
    boolean isHost() {
        return root instanceof ChunkRootNode;
    }
}
