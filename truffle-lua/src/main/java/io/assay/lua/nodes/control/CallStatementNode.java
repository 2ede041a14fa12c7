package io.assay.lua.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;

/** A call whose results are dropped. */
public final class CallStatementNode extends LuaStatementNode {

    @Child private LuaExpressionNode call;

    public CallStatementNode(LuaExpressionNode call) {
        this.call = call;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        call.executeMulti(frame);
        return null;
    }
}
