package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.NodeChild;
import io.assay.lua.nodes.LuaExpressionNode;

/** An operator with two operands, which are evaluated from left to right. */
@NodeChild(value = "left", type = LuaExpressionNode.class)
@NodeChild(value = "right", type = LuaExpressionNode.class)
public abstract class BinaryNode extends LuaExpressionNode {

    private final int errorOffset;

    protected BinaryNode(int errorOffset) {
        this.errorOffset = errorOffset;
    }

    abstract LuaExpressionNode getLeft();

    abstract LuaExpressionNode getRight();

    @Override
    public int errorOffset() {
        return errorOffset;
    }
}
