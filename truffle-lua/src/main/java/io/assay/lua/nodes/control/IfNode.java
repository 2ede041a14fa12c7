package io.assay.lua.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.profiles.CountingConditionProfile;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;

/** {@code if c then … else … end}; {@code elseif} is an if in the else part. */
public final class IfNode extends LuaStatementNode {

    private final CountingConditionProfile profile = CountingConditionProfile.create();

    @Child private LuaExpressionNode condition;
    @Child private LuaStatementNode then;
    @Child private LuaStatementNode otherwise;

    /**
     * @param otherwise null if there is no else part
     */
    public IfNode(LuaExpressionNode condition, LuaStatementNode then, LuaStatementNode otherwise) {
        this.condition = condition;
        this.then = then;
        this.otherwise = otherwise;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        if (profile.profile(condition.test(frame))) {
            return then.execute(frame);
        }
        return otherwise == null ? null : otherwise.execute(frame);
    }
}
