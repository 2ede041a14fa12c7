package io.assay.lua.nodes.access;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;

/** A local variable that lives in a frame slot. */
public abstract class LocalReadNode extends LuaExpressionNode implements Named {

    protected final int slot;
    private final String name;

    protected LocalReadNode(int slot, String name) {
        this.slot = slot;
        this.name = name;
    }

    public static LocalReadNode create(int slot, String name) {
        return LocalReadNodeGen.create(slot, name);
    }

    @Specialization(guards = "frame.isLong(slot)")
    protected long readLong(VirtualFrame frame) {
        return frame.getLong(slot);
    }

    @Specialization(guards = "frame.isDouble(slot)")
    protected double readDouble(VirtualFrame frame) {
        return frame.getDouble(slot);
    }

    @Specialization(replaces = {"readLong", "readDouble"})
    protected Object readObject(VirtualFrame frame) {
        if (!frame.isObject(slot)) {
            // Written as a number before the variable turned out to hold other things as well.
            CompilerDirectives.transferToInterpreter();
            Object value = frame.getValue(slot);
            frame.setObject(slot, value);
            return value;
        }
        return frame.getObject(slot);
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
