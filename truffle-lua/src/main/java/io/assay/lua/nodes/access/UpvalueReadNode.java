package io.assay.lua.nodes.access;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.runtime.LuaFunction;

/** A variable of an enclosing function. */
public final class UpvalueReadNode extends LuaExpressionNode implements Named {

    private final int index;
    private final String name;

    public UpvalueReadNode(int index, String name) {
        this.index = index;
        this.name = name;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return ((LuaFunction) frame.getArguments()[0]).upvalue(index);
    }

    @Override
    public String description() {
        return Named.describe("upvalue", name);
    }

    @Override
    public String name() {
        return name;
    }
}
