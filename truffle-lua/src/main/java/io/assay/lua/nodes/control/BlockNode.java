package io.assay.lua.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import io.assay.lua.nodes.LuaStatementNode;

/**
 * Statements one after the other. Long blocks are made of shorter ones, so that each can be
 * compiled.
 */
public final class BlockNode extends LuaStatementNode {

    private static final int MAX_STATEMENTS = 64;

    @Children private final LuaStatementNode[] statements;

    private final EndOfScope end;

    private BlockNode(LuaStatementNode[] statements, EndOfScope end) {
        this.statements = statements;
        this.end = end;
    }

    public static LuaStatementNode of(LuaStatementNode... statements) {
        return of(statements, EndOfScope.OF_NOTHING);
    }

    /**
     * @param end the slots of variables that nobody reads after the block
     */
    public static LuaStatementNode of(LuaStatementNode[] statements, EndOfScope end) {
        if (statements.length == 1 && end == EndOfScope.OF_NOTHING) {
            return statements[0];
        }
        if (statements.length <= MAX_STATEMENTS) {
            return new BlockNode(statements, end);
        }
        return LongBlock.of(statements);
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        for (LuaStatementNode statement : statements) {
            Object completion = statement.execute(frame);
            if (completion != null) {
                return completion;
            }
        }
        end.forget(frame);
        return null;
    }

    /**
     * Truffle's own block, which is compiled in pieces when it is too large for one compilation.
     */
    private static final class LongBlock extends LuaStatementNode
            implements com.oracle.truffle.api.nodes.BlockNode.ElementExecutor<LuaStatementNode> {

        @Child private com.oracle.truffle.api.nodes.BlockNode<LuaStatementNode> block;

        static LongBlock of(LuaStatementNode[] statements) {
            LongBlock result = new LongBlock();
            // A part per few statements, since the elements of a block return nothing.
            int parts = (statements.length + MAX_STATEMENTS - 1) / MAX_STATEMENTS;
            LuaStatementNode[] elements = new LuaStatementNode[parts];
            for (int i = 0; i < parts; i++) {
                int from = i * MAX_STATEMENTS;
                int to = Math.min(statements.length, from + MAX_STATEMENTS);
                elements[i] = BlockNode.of(java.util.Arrays.copyOfRange(statements, from, to));
            }
            result.block = com.oracle.truffle.api.nodes.BlockNode.create(elements, result);
            return result;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            try {
                block.executeVoid(frame, 0);
                return null;
            } catch (Completed completed) {
                return completed.completion;
            }
        }

        @Override
        public void executeVoid(
                VirtualFrame frame, LuaStatementNode node, int index, int argument) {
            Object completion = node.execute(frame);
            if (completion != null) {
                throw new Completed(completion);
            }
        }
    }

    /** Carries a completion out of a long block. */
    private static final class Completed extends com.oracle.truffle.api.nodes.ControlFlowException {
        private static final long serialVersionUID = 1L;
        private final transient Object completion;

        Completed(Object completion) {
            this.completion = completion;
        }
    }
}
