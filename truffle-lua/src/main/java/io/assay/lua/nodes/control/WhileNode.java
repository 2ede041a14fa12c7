package io.assay.lua.nodes.control;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import io.assay.lua.nodes.Jump;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;

/**
 * {@code while c do … end}; {@code repeat … until c} is a while true whose body ends in {@link
 * UntilNode}.
 */
public final class WhileNode extends LuaStatementNode {

    private final EndOfScope endOfTurn;

    @Child private LoopNode loop;

    /**
     * @param endOfTurn the slots of the variables in the body
     */
    public WhileNode(LuaExpressionNode condition, LuaStatementNode body, EndOfScope endOfTurn) {
        this.endOfTurn = endOfTurn;
        this.loop = Truffle.getRuntime().createLoopNode(new Turn(condition, body, endOfTurn));
    }

    @Override
    public Object execute(VirtualFrame frame) {
        endOfTurn.forget(frame);
        Object completion = loop.execute(frame);
        endOfTurn.forget(frame);
        return completion == Jump.BREAK ? null : completion;
    }

    private static final class Turn extends Node implements RepeatingNode {
        @Child private LuaExpressionNode condition;
        @Child private LuaStatementNode body;

        private final EndOfScope endOfTurn;

        Turn(LuaExpressionNode condition, LuaStatementNode body, EndOfScope endOfTurn) {
            this.endOfTurn = endOfTurn;
            this.condition = condition;
            this.body = body;
        }

        @Override
        public boolean executeRepeating(VirtualFrame frame) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object executeRepeatingWithValue(VirtualFrame frame) {
            if (condition != null && !condition.test(frame)) {
                return Jump.BREAK;
            }
            Object completion = body.execute(frame);
            endOfTurn.forget(frame);
            return completion == null ? CONTINUE_LOOP_STATUS : completion;
        }
    }
}
