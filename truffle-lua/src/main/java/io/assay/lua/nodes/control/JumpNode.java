package io.assay.lua.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.Jump;
import io.assay.lua.nodes.LuaStatementNode;

/** {@code break} and {@code goto}. */
public final class JumpNode extends LuaStatementNode {

    private final Jump target;

    public JumpNode(Jump target) {
        this.target = target;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return target;
    }
}
