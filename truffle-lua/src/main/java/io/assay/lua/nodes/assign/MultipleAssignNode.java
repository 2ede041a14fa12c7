package io.assay.lua.nodes.assign;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;

/**
 * {@code a, b[i] = x, y}, and declarations of several locals: all expressions are evaluated before
 * any assignment (manual §3.3.3), which then go from right to left, as PUC-Rio Lua does.
 */
public final class MultipleAssignNode extends LuaStatementNode {

    @Children private final TargetNode[] targets;
    @Children private final LuaExpressionNode[] values;
    private final boolean lastIsMulti;

    /**
     * @param lastIsMulti whether the last expression fills all remaining targets
     */
    public MultipleAssignNode(
            TargetNode[] targets, LuaExpressionNode[] values, boolean lastIsMulti) {
        this.targets = targets;
        this.values = values;
        this.lastIsMulti = lastIsMulti;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        int count = targets.length;
        Object[] objects = new Object[count];
        Object[] keys = new Object[count];
        for (int i = 0; i < count; i++) {
            objects[i] = targets[i].evaluateObject(frame);
            keys[i] = targets[i].evaluateKey(frame);
        }
        Object[] results = new Object[count];
        for (int i = 0; i < values.length; i++) {
            if (lastIsMulti && i == values.length - 1 && i < count - 1) {
                spread(values[i].executeMulti(frame), results, i);
            } else {
                Object value = values[i].execute(frame);
                if (i < count) {
                    results[i] = value;
                }
            }
        }
        for (int i = count - 1; i >= 0; i--) {
            Object value = results[i];
            targets[i].assign(frame, objects[i], keys[i], value == null ? Nil.NIL : value);
        }
        return null;
    }

    @ExplodeLoop
    private void spread(Object list, Object[] results, int from) {
        if (list instanceof Values several) {
            Object[] elements = several.elements();
            for (int i = from; i < targets.length; i++) {
                int element = i - from;
                results[i] = element < elements.length ? elements[element] : Nil.NIL;
            }
        } else {
            results[from] = list;
        }
    }
}
