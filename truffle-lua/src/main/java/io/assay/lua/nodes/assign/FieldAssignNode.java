package io.assay.lua.nodes.assign;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.table.FieldSetNode;
import io.assay.lua.nodes.table.IndexSite;
import io.assay.lua.runtime.LuaString;

/** {@code object.name = value}, and a global as a field of its environment. */
public final class FieldAssignNode extends LuaStatementNode implements IndexSite {

    private final int errorOffset;

    @Child private LuaExpressionNode object;
    @Child private LuaExpressionNode value;
    @Child private FieldSetNode set;

    public FieldAssignNode(
            LuaExpressionNode object, LuaString key, LuaExpressionNode value, int errorOffset) {
        this.object = object;
        this.value = value;
        this.errorOffset = errorOffset;
        this.set = FieldSetNode.create(key);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object target = object.execute(frame);
        set.execute(target, value.execute(frame));
        return null;
    }

    @Override
    public int errorOffset() {
        return errorOffset;
    }

    @Override
    public String objectDescription() {
        return Named.describe(object);
    }
}
