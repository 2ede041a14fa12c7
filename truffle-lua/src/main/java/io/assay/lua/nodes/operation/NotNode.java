package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;

/** {@code not a} */
final class NotNode extends LuaExpressionNode {

    @Child private LuaExpressionNode operand;

    NotNode(LuaExpressionNode operand) {
        this.operand = operand;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return !operand.test(frame);
    }

    @Override
    public boolean executeBoolean(VirtualFrame frame) {
        return !operand.test(frame);
    }

    @Override
    public boolean test(VirtualFrame frame) {
        return !operand.test(frame);
    }
}
