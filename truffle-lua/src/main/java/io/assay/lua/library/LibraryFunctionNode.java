package io.assay.lua.library;

import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.runtime.LuaTypes;

/**
 * A function of the standard library. A subclass is a static nested class of its library with a
 * {@link LuaBuiltin} annotation and specializations on its arguments (nil for missing ones); it
 * returns a list of results ({@link io.assay.lua.runtime.Values}).
 */
@NodeChild(value = "arguments", type = ArgumentNode[].class)
@GenerateNodeFactory
@TypeSystemReference(LuaTypes.class)
public abstract class LibraryFunctionNode extends Node {

    public abstract Object execute(VirtualFrame frame);

    /** How many arguments the caller passed, nil ones included. */
    protected static int argumentCount(VirtualFrame frame) {
        return frame.getArguments().length - 1;
    }
}
