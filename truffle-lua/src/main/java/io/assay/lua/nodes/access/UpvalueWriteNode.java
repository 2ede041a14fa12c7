package io.assay.lua.nodes.access;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.runtime.LuaFunction;

/** Assigns to a variable of an enclosing function. */
public final class UpvalueWriteNode extends Node {

    private final int index;

    public UpvalueWriteNode(int index) {
        this.index = index;
    }

    public void write(VirtualFrame frame, Object value) {
        ((LuaFunction) frame.getArguments()[0]).upvalues()[index].set(value);
    }
}
