package io.assay.lua.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import io.assay.lua.nodes.Jump;
import io.assay.lua.nodes.LuaStatementNode;

/**
 * A block with labels: parts between the labels, which a {@code goto} enters. Jumping back is a
 * loop, and compiled like one.
 */
public final class LabelBlockNode extends LuaStatementNode {

    private final int startSlot;
    private final EndOfScope end;

    @Child private LoopNode loop;

    /**
     * @param parts one more than there are labels; label i stands before part i + 1
     * @param startSlot a frame slot of the block's own
     */
    public LabelBlockNode(LuaStatementNode[] parts, Jump[] labels, int startSlot) {
        this.startSlot = startSlot;
        this.end = new EndOfScope(startSlot);
        this.loop = Truffle.getRuntime().createLoopNode(new PartsNode(parts, labels, startSlot));
    }

    @Override
    public Object execute(VirtualFrame frame) {
        frame.setInt(startSlot, 0);
        Object completion = loop.execute(frame);
        end.forget(frame);
        return completion == PartsNode.END ? null : completion;
    }

    private static final class PartsNode extends Node implements RepeatingNode {
        private static final Object END = new Object();

        private final int startSlot;

        @Children private final LuaStatementNode[] parts;

        @CompilationFinal(dimensions = 1)
        private final Jump[] labels;

        PartsNode(LuaStatementNode[] parts, Jump[] labels, int startSlot) {
            this.parts = parts;
            this.labels = labels;
            this.startSlot = startSlot;
        }

        @Override
        public boolean executeRepeating(VirtualFrame frame) {
            throw new UnsupportedOperationException();
        }

        @Override
        @ExplodeLoop
        public Object executeRepeatingWithValue(VirtualFrame frame) {
            int start = frame.getInt(startSlot);
            for (int i = 0; i < parts.length; i++) {
                if (i < start) {
                    continue;
                }
                Object completion = parts[i].execute(frame);
                if (completion != null) {
                    int target = indexOf(completion);
                    if (target < 0) {
                        return completion;
                    }
                    if (target <= i) {
                        frame.setInt(startSlot, target);
                        return CONTINUE_LOOP_STATUS;
                    }
                    start = target;
                }
            }
            return END;
        }

        /** The part a completion jumps to, -1 if its target is elsewhere. */
        @ExplodeLoop
        private int indexOf(Object completion) {
            for (int i = 0; i < labels.length; i++) {
                if (completion == labels[i]) {
                    return i + 1;
                }
            }
            return -1;
        }
    }
}
