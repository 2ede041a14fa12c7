package io.assay.lua.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.Jump;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;

/** The end of a {@code repeat} loop's body, in whose scope the condition is. */
public final class UntilNode extends LuaStatementNode {

    @Child private LuaExpressionNode condition;

    public UntilNode(LuaExpressionNode condition) {
        this.condition = condition;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return condition.test(frame) ? Jump.BREAK : null;
    }
}
