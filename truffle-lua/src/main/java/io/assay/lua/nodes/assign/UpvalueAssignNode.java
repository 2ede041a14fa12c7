package io.assay.lua.nodes.assign;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.access.UpvalueWriteNode;

/** {@code x = value} for a variable of an enclosing function. */
public final class UpvalueAssignNode extends LuaStatementNode {

    @Child private LuaExpressionNode value;
    @Child private UpvalueWriteNode write;

    public UpvalueAssignNode(UpvalueWriteNode write, LuaExpressionNode value) {
        this.value = value;
        this.write = write;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        write.write(frame, value.execute(frame));
        return null;
    }
}
