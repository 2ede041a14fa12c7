package io.assay.lua.nodes.assign;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;

/**
 * {@code a, b = x, y}: what {@link MultipleAssignNode} does, for the usual number of targets and
 * without arrays, which the interpreter would have to allocate.
 */
public final class PairAssignNode extends LuaStatementNode {

    @Child private TargetNode left;
    @Child private TargetNode right;
    @Child private LuaExpressionNode leftValue;
    @Child private LuaExpressionNode rightValue;

    public PairAssignNode(
            TargetNode left,
            TargetNode right,
            LuaExpressionNode leftValue,
            LuaExpressionNode rightValue) {
        this.left = left;
        this.right = right;
        this.leftValue = leftValue;
        this.rightValue = rightValue;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object leftObject = left.evaluateObject(frame);
        Object leftKey = left.evaluateKey(frame);
        Object rightObject = right.evaluateObject(frame);
        Object rightKey = right.evaluateKey(frame);
        Object leftResult = leftValue.execute(frame);
        Object rightResult = rightValue.execute(frame);
        right.assign(frame, rightObject, rightKey, rightResult);
        left.assign(frame, leftObject, leftKey, leftResult);
        return null;
    }
}
