package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.NodeChild;
import io.assay.lua.nodes.LuaExpressionNode;

/** An operator with one operand. */
@NodeChild(value = "operand", type = LuaExpressionNode.class)
public abstract class UnaryNode extends LuaExpressionNode {

    private final int errorOffset;

    protected UnaryNode(int errorOffset) {
        this.errorOffset = errorOffset;
    }

    abstract LuaExpressionNode getOperand();

    @Override
    public int errorOffset() {
        return errorOffset;
    }
}
