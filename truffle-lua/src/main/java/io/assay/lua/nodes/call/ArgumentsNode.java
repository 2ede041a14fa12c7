package io.assay.lua.nodes.call;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.runtime.Values;

/**
 * Evaluates a list of expressions into an array, whose first places are left for the caller to
 * fill.
 */
public final class ArgumentsNode extends Node {

    private final int reserved;
    private final boolean lastIsMulti;

    @Children private final LuaExpressionNode[] expressions;

    /**
     * @param reserved how many places to leave free
     * @param lastIsMulti whether the last expression adds all its values
     */
    public ArgumentsNode(int reserved, LuaExpressionNode[] expressions, boolean lastIsMulti) {
        this.reserved = reserved;
        this.expressions = expressions;
        this.lastIsMulti = lastIsMulti;
    }

    @ExplodeLoop
    public Object[] execute(VirtualFrame frame) {
        int count = expressions.length;
        if (!lastIsMulti) {
            Object[] result = new Object[reserved + count];
            for (int i = 0; i < count; i++) {
                result[reserved + i] = expressions[i].execute(frame);
            }
            return result;
        }
        int fixed = reserved + count - 1;
        Object[] head = new Object[fixed];
        for (int i = 0; i < count - 1; i++) {
            head[reserved + i] = expressions[i].execute(frame);
        }
        Object last = expressions[count - 1].executeMulti(frame);
        if (last instanceof Values several) {
            Object[] tail = several.elements();
            Object[] result = new Object[fixed + tail.length];
            System.arraycopy(head, 0, result, 0, fixed);
            System.arraycopy(tail, 0, result, fixed, tail.length);
            return result;
        }
        Object[] result = new Object[fixed + 1];
        System.arraycopy(head, 0, result, 0, fixed);
        result[fixed] = last;
        return result;
    }
}
