package io.assay.lua.nodes;

import com.oracle.truffle.api.nodes.Node;

/** A node that calls a hook: the watched function stands elsewhere in its source. */
public interface HookSite {

    /**
     * Values that a call or a return hands over.
     *
     * @param first the index of the first, as {@code debug.getlocal} counts
     */
    record Transfer(int first, Object[] values) {
        public static final Transfer NONE = new Transfer(0, new Object[0]);
    }

    /** The line on which the watched function stands. */
    int currentLine();

    /** What the event is about, if that is a call or a return. */
    Transfer transfer();

    /** The hook that is called at {@code callNode}, null if it is another call. */
    static HookSite at(Node callNode) {
        for (Node node = callNode; node != null && !(node instanceof LuaNode); ) {
            if (node instanceof HookSite site) {
                return site;
            }
            node = node.getParent();
        }
        return null;
    }
}
