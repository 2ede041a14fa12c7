package io.assay.lua.nodes.access;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.FrameSlotKind;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.syntax.LocalVariable;

/**
 * Gives a local variable a value: in its frame slot, or in the cell that closures share. A
 * declaration makes a new cell, an assignment writes into the one that is there.
 */
@TypeSystemReference(LuaTypes.class)
public abstract class LocalWriteNode extends Node {

    public abstract void executeWrite(VirtualFrame frame, Object value);

    public abstract void executeLong(VirtualFrame frame, long value);

    public abstract void executeDouble(VirtualFrame frame, double value);

    @NeverDefault
    public static LocalWriteNode declare(LocalVariable variable) {
        return variable.isCaptured() ? new NewCell(variable.slot()) : ofSlot(variable.slot());
    }

    @NeverDefault
    public static LocalWriteNode assign(LocalVariable variable) {
        return variable.isCaptured() ? new OldCell(variable.slot()) : ofSlot(variable.slot());
    }

    @NeverDefault
    public static LocalWriteNode ofSlot(int slot) {
        return LocalWriteNodeFactory.SlotNodeGen.create(slot);
    }

    private static final class NewCell extends LocalWriteNode {
        private final int slot;

        NewCell(int slot) {
            this.slot = slot;
        }

        @Override
        public void executeWrite(VirtualFrame frame, Object value) {
            frame.setObject(slot, new Cell(value));
        }

        @Override
        public void executeLong(VirtualFrame frame, long value) {
            frame.setObject(slot, new Cell(value));
        }

        @Override
        public void executeDouble(VirtualFrame frame, double value) {
            frame.setObject(slot, new Cell(value));
        }
    }

    private static final class OldCell extends LocalWriteNode {
        private final int slot;

        OldCell(int slot) {
            this.slot = slot;
        }

        @Override
        public void executeWrite(VirtualFrame frame, Object value) {
            ((Cell) frame.getObject(slot)).set(value);
        }

        @Override
        public void executeLong(VirtualFrame frame, long value) {
            ((Cell) frame.getObject(slot)).set(value);
        }

        @Override
        public void executeDouble(VirtualFrame frame, double value) {
            ((Cell) frame.getObject(slot)).set(value);
        }
    }

    /**
     * A slot of the frame. Bets on the variable having only integers, or only floats, which then
     * stay unboxed; the bet is remembered in the frame descriptor for all nodes of the variable.
     */
    abstract static class SlotNode extends LocalWriteNode {

        protected final int slot;

        SlotNode(int slot) {
            this.slot = slot;
        }

        @Specialization(guards = "isLongOrNew(descriptor)")
        void ofLong(
                VirtualFrame frame,
                long value,
                @Bind("frame.getFrameDescriptor()") FrameDescriptor descriptor) {
            if (descriptor.getSlotKind(slot) != FrameSlotKind.Long) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                descriptor.setSlotKind(slot, FrameSlotKind.Long);
            }
            frame.setLong(slot, value);
        }

        @Specialization(guards = "isDoubleOrNew(descriptor)")
        void ofDouble(
                VirtualFrame frame,
                double value,
                @Bind("frame.getFrameDescriptor()") FrameDescriptor descriptor) {
            if (descriptor.getSlotKind(slot) != FrameSlotKind.Double) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                descriptor.setSlotKind(slot, FrameSlotKind.Double);
            }
            frame.setDouble(slot, value);
        }

        @Specialization(replaces = {"ofLong", "ofDouble"})
        void ofObject(
                VirtualFrame frame,
                Object value,
                @Bind("frame.getFrameDescriptor()") FrameDescriptor descriptor) {
            if (descriptor.getSlotKind(slot) != FrameSlotKind.Object) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                descriptor.setSlotKind(slot, FrameSlotKind.Object);
            }
            frame.setObject(slot, value);
        }

        protected final boolean isLongOrNew(FrameDescriptor descriptor) {
            FrameSlotKind kind = descriptor.getSlotKind(slot);
            return kind == FrameSlotKind.Long || kind == FrameSlotKind.Illegal;
        }

        protected final boolean isDoubleOrNew(FrameDescriptor descriptor) {
            FrameSlotKind kind = descriptor.getSlotKind(slot);
            return kind == FrameSlotKind.Double || kind == FrameSlotKind.Illegal;
        }
    }
}
