package io.assay.lua.nodes.access;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;

/** {@code (e)}: one value of an expression that may have several. */
public final class SingleValueNode extends LuaExpressionNode {

    @Child private LuaExpressionNode inner;

    public SingleValueNode(LuaExpressionNode inner) {
        this.inner = inner;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return inner.execute(frame);
    }
}
