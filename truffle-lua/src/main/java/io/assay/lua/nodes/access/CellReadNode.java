package io.assay.lua.nodes.access;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.runtime.Cell;

/** A local variable of this function that closures use. */
public final class CellReadNode extends LuaExpressionNode implements Named {

    private final int slot;
    private final String name;

    public CellReadNode(int slot, String name) {
        this.slot = slot;
        this.name = name;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return ((Cell) frame.getObject(slot)).get();
    }

    @Override
    public String description() {
        return Named.describe("local", name);
    }

    @Override
    public String name() {
        return name;
    }
}
