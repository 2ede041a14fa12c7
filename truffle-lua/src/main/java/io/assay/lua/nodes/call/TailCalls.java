package io.assay.lua.nodes.call;

import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.nodes.LuaNode;
import io.assay.lua.nodes.function.LuaRootNode;

/**
 * Tells tail calls by their call nodes. A function that made one is gone, even where its frame is
 * still on the stack; not if it called a library function, which takes nobody's place.
 */
public final class TailCalls {

    private TailCalls() {}

    /** Whether the function that stands at {@code callNode} has been replaced by {@code callee}. */
    public static boolean replaces(RootNode callee, Node callNode) {
        return callee instanceof LuaRootNode
                && dispatchAt(callNode) instanceof DispatchNode dispatch
                && dispatch.getParent() instanceof TailCallNode;
    }

    /** Whether {@code callee}, called at {@code callNode}, was called in tail position. */
    public static boolean isTailCall(RootNode callee, Node callNode) {
        if (!(callee instanceof LuaRootNode)) {
            return false;
        }
        DispatchNode dispatch = dispatchAt(callNode);
        return dispatch != null
                && (dispatch.getParent() instanceof TailCallNode
                        || dispatch.getParent() instanceof FunctionCallNode call
                                && call.makesTailCalls(dispatch));
    }

    /** The outermost dispatch below the node of the source that {@code callNode} is part of. */
    private static DispatchNode dispatchAt(Node callNode) {
        DispatchNode found = null;
        for (Node node = callNode; node != null && !(node instanceof LuaNode); ) {
            if (node instanceof DispatchNode dispatch) {
                found = dispatch;
            }
            node = node.getParent();
        }
        return found;
    }
}
