package io.assay.lua.nodes.assign;

import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.access.LocalWriteNode;

/**
 * {@code local x = value} and {@code x = value}: one local variable, one value; numbers unboxed.
 */
@NodeChild(value = "value", type = LuaExpressionNode.class)
public abstract class LocalAssignNode extends LuaStatementNode {

    @Child private LocalWriteNode write;

    protected LocalAssignNode(LocalWriteNode write) {
        this.write = write;
    }

    public static LocalAssignNode create(LocalWriteNode write, LuaExpressionNode value) {
        return LocalAssignNodeGen.create(write, value);
    }

    @Specialization
    protected Object ofLong(VirtualFrame frame, long value) {
        write.executeLong(frame, value);
        return null;
    }

    @Specialization
    protected Object ofDouble(VirtualFrame frame, double value) {
        write.executeDouble(frame, value);
        return null;
    }

    @Specialization(replaces = {"ofLong", "ofDouble"})
    protected Object ofObject(VirtualFrame frame, Object value) {
        write.executeWrite(frame, value);
        return null;
    }
}
