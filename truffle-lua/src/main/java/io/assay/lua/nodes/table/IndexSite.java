package io.assay.lua.nodes.table;

import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.nodes.LuaNode;

/** A node of the source that indexes: it can say what it indexes. */
public interface IndexSite {

    /** {@code " (local 't')"} or the like; empty if the indexed expression has no name. */
    String objectDescription();

    /** Whether what lies below {@code node} indexes what an {@code __index} led to. */
    private static boolean isWithinChain(Node node) {
        return node instanceof MissingFieldNode
                || node instanceof MissingIndexNode
                || node instanceof IndexOtherNode;
    }

    /** The description for an error in {@code node}, which works for some site around it. */
    static String describe(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n != node && isWithinChain(n)) {
                return "";
            }
            if (n instanceof IndexSite site) {
                return site.objectDescription();
            }
            if (n instanceof LuaNode) {
                return "";
            }
        }
        return "";
    }
}
