package io.assay.lua.syntax;

import io.assay.lua.syntax.FunctionBody.UpvalueSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the parser knows of a function it is reading: the declarations in scope, its upvalues, its
 * open blocks with their labels and gotos, and the slots of its frame.
 *
 * <p>Every local has a slot to itself, so that a slot keeps to one type; only a function with very
 * many locals takes up the slots of ended blocks again.
 */
final class FunctionScope {

    /** Slots that are handed out before any is used twice. */
    private static final int DISTINCT_SLOTS = 250;

    final FunctionScope outer;

    /** The line of the keyword {@code function}, 0 for a chunk. */
    final int line;

    boolean isVararg;

    final List<Declaration> declarations = new ArrayList<>();
    final List<UpvalueSource> upvalues = new ArrayList<>();
    final List<PendingGoto> gotos = new ArrayList<>();
    final List<VisibleLabel> labels = new ArrayList<>();
    BlockScope block;

    /** Registers that PUC-Rio Lua would use for the locals in scope; it limits them to 200. */
    int registers;

    /** Registers that it would use for the lists of expressions that are being read. */
    int temporaries;

    private final BitSet freeSlots = new BitSet();
    private int slotCount;

    FunctionScope(FunctionScope outer, int line) {
        this.outer = outer;
        this.line = line;
    }

    int slotCount() {
        return slotCount;
    }

    /** Takes {@code count} neighbouring slots and returns the first. */
    int takeSlots(int count) {
        int slot = slotCount;
        if (slotCount + count > DISTINCT_SLOTS) {
            int free = freeSlots.nextSetBit(0);
            while (free >= 0) {
                int end = freeSlots.nextClearBit(free);
                if (end - free >= count) {
                    freeSlots.clear(free, free + count);
                    return free;
                }
                free = freeSlots.nextSetBit(end);
            }
        }
        slotCount += count;
        return slot;
    }

    /** Allows slots to be used again, now that the scope of what they hold has ended. */
    void freeSlots(int first, int count) {
        freeSlots.set(first, first + count);
    }

    /** A goto whose label has not been found in the blocks that ended so far. */
    static final class PendingGoto {
        final Name name;
        final int line;
        final Statement.Goto statement;

        /** Declarations in scope at the goto, or at the start of the block it has been left for. */
        int level;

        PendingGoto(Name name, int line, Statement.Goto statement, int level) {
            this.name = name;
            this.line = line;
            this.statement = statement;
            this.level = level;
        }
    }

    /**
     * A label of an open block.
     *
     * @param level declarations in scope at the label; those of its own block do not count if only
     *     the end of the block follows
     */
    record VisibleLabel(Name name, int line, Statement.Label statement, int level) {}
}
