package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.frame.VirtualFrame;

/** An operator that gives a boolean, which conditions take unboxed. */
abstract class ComparisonNode extends BinaryNode {

    ComparisonNode(int errorOffset) {
        super(errorOffset);
    }

    @Override
    public abstract boolean executeBoolean(VirtualFrame frame);

    @Override
    public final boolean test(VirtualFrame frame) {
        return executeBoolean(frame);
    }
}
