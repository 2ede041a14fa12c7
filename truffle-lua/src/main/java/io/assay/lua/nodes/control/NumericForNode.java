package io.assay.lua.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.Jump;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.access.LocalWriteNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Operator;

/**
 * {@code for v = first, limit, step do … end} (manual §3.3.5). A loop over integers counts its
 * turns beforehand, so that it cannot overflow.
 */
public final class NumericForNode extends LuaStatementNode {

    private final int indexSlot;
    private final int endSlot;
    private final int stepSlot;
    private final int errorOffset;

    @Child private LuaExpressionNode first;
    @Child private LuaExpressionNode limit;
    @Child private LuaExpressionNode step;
    @Child private LoopNode loop;

    private final EndOfScope endOfTurn;
    private final EndOfScope endOfLoop;

    /**
     * @param step null if absent
     * @param endOfTurn the slots of the variable and of those in the body
     * @param slots three frame slots of the loop's own: index, what remains, step
     * @param errorOffset of the keyword {@code do}, where the values are checked
     */
    public NumericForNode(
            LuaExpressionNode first,
            LuaExpressionNode limit,
            LuaExpressionNode step,
            LocalWriteNode variable,
            LuaStatementNode body,
            EndOfScope endOfTurn,
            int slots,
            int errorOffset) {
        this.errorOffset = errorOffset;
        this.first = first;
        this.limit = limit;
        this.step = step;
        this.indexSlot = slots;
        this.endSlot = slots + 1;
        this.stepSlot = slots + 2;
        this.endOfTurn = endOfTurn;
        this.endOfLoop = new EndOfScope(indexSlot, endSlot, stepSlot);
        Turn turn = new Turn(variable, body, endOfTurn, slots, step == null);
        this.loop = Truffle.getRuntime().createLoopNode(turn);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object start = first.execute(frame);
        Object end = limit.execute(frame);
        Object by = step == null ? (Object) 1L : step.execute(frame);
        boolean runs =
                start instanceof Long a && by instanceof Long s
                        ? prepareIntegers(frame, a, end, s)
                        : prepareFloats(frame, start, end, by);
        if (!runs) {
            return null;
        }
        endOfTurn.forget(frame);
        Object completion = loop.execute(frame);
        endOfLoop.forget(frame);
        return completion == Jump.BREAK ? null : completion;
    }

    @Override
    public int errorOffset() {
        return errorOffset;
    }

    private boolean prepareIntegers(VirtualFrame frame, long start, Object end, long by) {
        if (by == 0) {
            throw stepIsZero();
        }
        long last;
        if (end instanceof Long integer) {
            last = integer;
        } else {
            double bound = toFloat(end, "limit");
            if (by > 0 ? !(bound >= -0x1p63) : bound >= 0x1p63) {
                return false;
            }
            // A cast clips at the ends of the integers, which is what a loop needs. A limit that
            // is no number counts as too small, as in PUC-Rio Lua.
            last =
                    Double.isNaN(bound)
                            ? Long.MIN_VALUE
                            : (long) (by > 0 ? Math.floor(bound) : Math.ceil(bound));
        }
        if (by > 0 ? start > last : start < last) {
            return false;
        }
        long turns;
        if (by == 1) {
            turns = last - start;
        } else if (by > 0) {
            turns = Long.divideUnsigned(last - start, by);
        } else {
            // The negation of the smallest integer is right as an unsigned number.
            turns = Long.divideUnsigned(start - last, -by);
        }
        frame.setLong(indexSlot, start);
        frame.setLong(endSlot, turns);
        frame.setLong(stepSlot, by);
        return true;
    }

    private boolean prepareFloats(VirtualFrame frame, Object start, Object end, Object by) {
        double last = toFloat(end, "limit");
        double increment = toFloat(by, "step");
        double index = toFloat(start, "initial value");
        if (increment == 0) {
            throw stepIsZero();
        }
        // Not the negation of what ends the loop: with a NaN it has one turn, as in PUC-Rio Lua.
        if (increment > 0 ? last < index : index < last) {
            return false;
        }
        frame.setDouble(indexSlot, index);
        frame.setDouble(endSlot, last);
        frame.setDouble(stepSlot, increment);
        return true;
    }

    private double toFloat(Object value, String what) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Long number) {
            return number;
        }
        return numeralToFloat(value, what);
    }

    @TruffleBoundary
    private double numeralToFloat(Object value, String what) {
        Object number = value instanceof LuaString ? Operator.toNumber(value) : null;
        if (number instanceof Long integer) {
            return integer;
        }
        if (number instanceof Double d) {
            return d;
        }
        throw notANumber(value, what);
    }

    @TruffleBoundary
    private LuaException notANumber(Object value, String what) {
        return Errors.at(
                this,
                "bad 'for' " + what + " (number expected, got " + Metatables.typeName(value) + ")");
    }

    @TruffleBoundary
    private LuaException stepIsZero() {
        return Errors.at(this, "'for' step is zero");
    }

    /** One turn; the index slot's type tells a loop over integers from one over floats. */
    private static final class Turn extends Node implements RepeatingNode {
        private final int indexSlot;
        private final int endSlot;
        private final int stepSlot;
        private final boolean stepIsOne;

        @Child private LocalWriteNode variable;
        @Child private LuaStatementNode body;

        private final EndOfScope endOfTurn;

        Turn(
                LocalWriteNode variable,
                LuaStatementNode body,
                EndOfScope endOfTurn,
                int slots,
                boolean stepIsOne) {
            this.endOfTurn = endOfTurn;
            this.variable = variable;
            this.body = body;
            this.indexSlot = slots;
            this.endSlot = slots + 1;
            this.stepSlot = slots + 2;
            this.stepIsOne = stepIsOne;
        }

        @Override
        public boolean executeRepeating(VirtualFrame frame) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object executeRepeatingWithValue(VirtualFrame frame) {
            boolean integers = frame.isLong(indexSlot);
            if (integers) {
                variable.executeLong(frame, frame.getLong(indexSlot));
            } else {
                variable.executeDouble(frame, frame.getDouble(indexSlot));
            }
            Object completion = body.execute(frame);
            endOfTurn.forget(frame);
            if (completion != null) {
                return completion;
            }
            return integers ? advanceInteger(frame) : advanceFloat(frame);
        }

        private Object advanceInteger(VirtualFrame frame) {
            long remaining = frame.getLong(endSlot);
            if (remaining == 0) {
                return Jump.BREAK;
            }
            frame.setLong(endSlot, remaining - 1);
            long by = stepIsOne ? 1 : frame.getLong(stepSlot);
            frame.setLong(indexSlot, frame.getLong(indexSlot) + by);
            return CONTINUE_LOOP_STATUS;
        }

        private Object advanceFloat(VirtualFrame frame) {
            double by = frame.getDouble(stepSlot);
            double index = frame.getDouble(indexSlot) + by;
            double last = frame.getDouble(endSlot);
            if (by > 0 ? index <= last : last <= index) {
                frame.setDouble(indexSlot, index);
                return CONTINUE_LOOP_STATUS;
            }
            return Jump.BREAK;
        }
    }
}
