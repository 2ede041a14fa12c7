package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.nodes.LuaNode;
import io.assay.lua.nodes.Named;

/** Names the operand that an error is about. */
final class OperandNames {

    private OperandNames() {}

    /** The description of the left or right operand of the operator around {@code node}. */
    static String describe(Node node, boolean left) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n instanceof BinaryNode binary) {
                return Named.describe(left ? binary.getLeft() : binary.getRight());
            }
            if (n instanceof UnaryNode unary) {
                return Named.describe(unary.getOperand());
            }
            if (n instanceof LuaNode) {
                return "";
            }
        }
        return "";
    }
}
