package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.profiles.CountingConditionProfile;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.runtime.LuaTypes;

/** {@code a and b}, {@code a or b}: the second operand is evaluated only if it decides. */
final class LogicalNode extends LuaExpressionNode {

    private final boolean isAnd;
    private final CountingConditionProfile profile = CountingConditionProfile.create();

    @Child private LuaExpressionNode left;
    @Child private LuaExpressionNode right;

    LogicalNode(boolean isAnd, LuaExpressionNode left, LuaExpressionNode right) {
        this.isAnd = isAnd;
        this.left = left;
        this.right = right;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object first = left.execute(frame);
        return profile.profile(LuaTypes.isTrue(first) == isAnd) ? right.execute(frame) : first;
    }

    @Override
    public boolean test(VirtualFrame frame) {
        boolean first = left.test(frame);
        return profile.profile(first == isAnd) ? right.test(frame) : first;
    }
}
