package io.assay.lua.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;

/**
 * The frame slots whose variables a block or a turn of a loop leaves behind.
 *
 * <p>Compiled code has to be able to rebuild the whole frame for the interpreter at any time, so a
 * value that stays in its slot occupies a register, or is stored to the stack in each turn of a
 * loop, long after its last use. Before a loop's first turn the slots are made as empty as after
 * each of them, or else there would be two states to tell apart. For the interpreter such values do
 * no harm.
 */
public final class EndOfScope {

    public static final EndOfScope OF_NOTHING = new EndOfScope(new int[0]);

    @CompilationFinal(dimensions = 1)
    private final int[] slots;

    public EndOfScope(int... slots) {
        this.slots = slots;
    }

    /** Leaves the variables without a value, if this is compiled code. */
    void forget(VirtualFrame frame) {
        if (CompilerDirectives.inCompiledCode()) {
            clear(frame);
        }
    }

    @ExplodeLoop
    private void clear(VirtualFrame frame) {
        for (int slot : slots) {
            frame.clear(slot);
        }
    }
}
