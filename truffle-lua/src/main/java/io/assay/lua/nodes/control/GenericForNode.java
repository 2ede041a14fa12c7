package io.assay.lua.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import com.oracle.truffle.api.profiles.BranchProfile;
import io.assay.lua.library.base.BaseLibrary;
import io.assay.lua.nodes.Jump;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.access.LocalWriteNode;
import io.assay.lua.nodes.call.ArgumentsNode;
import io.assay.lua.nodes.call.CallSite;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.table.IndexGetNode;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;

/**
 * {@code for a, b in explist do … end} (manual §3.3.5).
 *
 * <p>Bets on {@code pairs} of a plain table: where the iterator is {@code next} itself, the loop
 * walks the table by position and neither calls nor looks keys up. Likewise {@code ipairs}: where
 * the iterator is its own, the loop counts.
 */
public final class GenericForNode extends LuaStatementNode implements CallSite {

    private final int stateSlot;
    private final int errorOffset;
    private final EndOfScope endOfTurn;
    private final EndOfScope endOfLoop;
    private final BranchProfile closes = BranchProfile.create();

    @Child private ArgumentsNode iterator;
    @Child private LoopNode loop;
    @Child private CloseNode close;

    /**
     * @param iterator the expressions after {@code in}, without reserved places
     * @param endOfTurn the slots of the loop's variables and of those in the body
     * @param stateSlot four frame slots of the loop's own: function, state, control, closing value
     */
    public GenericForNode(
            ArgumentsNode iterator,
            LocalWriteNode[] variables,
            LuaStatementNode body,
            EndOfScope endOfTurn,
            int stateSlot,
            int errorOffset) {
        this.iterator = iterator;
        this.stateSlot = stateSlot;
        this.errorOffset = errorOffset;
        this.endOfTurn = endOfTurn;
        this.endOfLoop = new EndOfScope(stateSlot, stateSlot + 1, stateSlot + 2, stateSlot + 3);
        Turn turn = new Turn(variables, body, endOfTurn, stateSlot);
        this.loop = Truffle.getRuntime().createLoopNode(turn);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] values = iterator.execute(frame);
        Object function = element(values, 0);
        Object state = element(values, 1);
        Object control = element(values, 2);
        Object closing = element(values, 3);
        frame.setObject(stateSlot, function);
        frame.setObject(stateSlot + 1, state);
        if (function instanceof LuaFunction f
                && control == Nil.NIL
                && state instanceof LuaTable
                && BaseLibrary.isNext(f)) {
            frame.setInt(stateSlot + 2, 0);
        } else if (function instanceof LuaFunction f
                && control instanceof Long index
                && state instanceof LuaTable
                && BaseLibrary.isIpairsIterator(f)) {
            frame.setLong(stateSlot + 2, index);
        } else {
            frame.setObject(stateSlot + 2, control);
        }
        if (closing == Nil.NIL) {
            endOfTurn.forget(frame);
            return finish(frame, loop.execute(frame));
        }
        closes.enter();
        return executeClosing(frame, closing);
    }

    private Object executeClosing(VirtualFrame frame, Object closing) {
        if (close == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            close = insert(new CloseNode());
        }
        close.check(closing, "(for state)");
        long depth = close.depth();
        Object completion;
        try {
            completion = loop.execute(frame);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
            throw close.closeAndThrow(error, closing, depth);
        }
        close.close(closing);
        return finish(frame, completion);
    }

    private Object finish(VirtualFrame frame, Object completion) {
        endOfLoop.forget(frame);
        return completion == Jump.BREAK ? null : completion;
    }

    private static Object element(Object[] values, int index) {
        return index < values.length ? values[index] : Nil.NIL;
    }

    @Override
    public int errorOffset() {
        return errorOffset;
    }

    @Override
    public String calleeDescription() {
        return describe();
    }

    @TruffleBoundary
    private static String describe() {
        return " (for iterator 'for iterator')";
    }

    /**
     * One turn. The type of the control slot tells the ways apart: an int is a position in a table
     * that the loop walks, a long is the index that it counts, anything else is what the iterator
     * gets.
     */
    private static final class Turn extends Node implements RepeatingNode {
        private final int functionSlot;
        private final int stateSlot;
        private final int controlSlot;

        @Children private final LocalWriteNode[] variables;
        @Child private LuaStatementNode body;
        @Child private FunctionCallNode call;
        @Child private IndexGetNode get;

        private final EndOfScope endOfTurn;

        Turn(LocalWriteNode[] variables, LuaStatementNode body, EndOfScope endOfTurn, int slots) {
            this.endOfTurn = endOfTurn;
            this.variables = variables;
            this.body = body;
            this.functionSlot = slots;
            this.stateSlot = slots + 1;
            this.controlSlot = slots + 2;
        }

        @Override
        public boolean executeRepeating(VirtualFrame frame) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object executeRepeatingWithValue(VirtualFrame frame) {
            boolean more =
                    frame.isInt(controlSlot)
                            ? nextOfTable(frame)
                            : frame.isLong(controlSlot)
                                    ? nextOfSequence(frame)
                                    : nextOfFunction(frame);
            if (!more) {
                return Jump.BREAK;
            }
            Object completion = body.execute(frame);
            endOfTurn.forget(frame);
            return completion == null ? CONTINUE_LOOP_STATUS : completion;
        }

        private boolean nextOfTable(VirtualFrame frame) {
            LuaTable table = (LuaTable) frame.getObject(stateSlot);
            int position = table.nextPosition(frame.getInt(controlSlot));
            if (position < 0) {
                return false;
            }
            frame.setInt(controlSlot, position + 1);
            write(frame, 0, table.keyAt(position));
            if (variables.length > 1) {
                write(frame, 1, table.valueAt(position));
                writeNils(frame, 2);
            }
            return true;
        }

        private boolean nextOfSequence(VirtualFrame frame) {
            if (get == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                get = insert(IndexGetNode.create());
            }
            long index = frame.getLong(controlSlot) + 1;
            Object value = get.execute(frame.getObject(stateSlot), index);
            if (value == Nil.NIL) {
                return false;
            }
            frame.setLong(controlSlot, index);
            variables[0].executeLong(frame, index);
            if (variables.length > 1) {
                write(frame, 1, value);
                writeNils(frame, 2);
            }
            return true;
        }

        private boolean nextOfFunction(VirtualFrame frame) {
            if (call == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                call = insert(FunctionCallNode.create());
            }
            Object results =
                    call.call(
                            frame.getObject(functionSlot),
                            frame.getObject(stateSlot),
                            frame.getObject(controlSlot));
            Object first = Values.first(results);
            if (first == Nil.NIL) {
                return false;
            }
            frame.setObject(controlSlot, first);
            write(frame, 0, first);
            if (results instanceof Values several) {
                writeRest(frame, several.elements());
            } else {
                writeNils(frame, 1);
            }
            return true;
        }

        private void write(VirtualFrame frame, int index, Object value) {
            variables[index].executeWrite(frame, value);
        }

        @ExplodeLoop
        private void writeRest(VirtualFrame frame, Object[] values) {
            for (int i = 1; i < variables.length; i++) {
                write(frame, i, i < values.length ? values[i] : Nil.NIL);
            }
        }

        @ExplodeLoop
        private void writeNils(VirtualFrame frame, int from) {
            for (int i = 0; i < variables.length; i++) {
                if (i >= from) {
                    write(frame, i, Nil.NIL);
                }
            }
        }
    }
}
