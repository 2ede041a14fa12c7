package io.assay.lua.runtime;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.Truffle;
import java.util.Arrays;

/**
 * What code may take for constant about the fields of one table that owns its {@link Layout}: a
 * table that is the environment, or the class of others.
 *
 * <p>A field counts as unchanged until it is assigned to after somebody asked, or twice before;
 * from then on it is a variable for good. Slots never move while {@link #alive} is valid.
 */
final class Ownership {

    private final Assumption alive = Truffle.getRuntime().createAssumption("fields of a class");

    private static final Assumption ASSIGNED_ONCE = Assumption.ALWAYS_VALID;

    /** By slot; null until somebody asks, or {@link #ASSIGNED_ONCE}. */
    private Assumption[] unchanged = new Assumption[8];

    Assumption alive() {
        return alive;
    }

    /** Valid as long as the slot keeps its value; never valid for one that changed before. */
    synchronized Assumption unchanged(int slot) {
        if (slot >= unchanged.length) {
            unchanged = Arrays.copyOf(unchanged, slot * 2);
        }
        Assumption assumption = unchanged[slot];
        if (assumption == null || assumption == ASSIGNED_ONCE) {
            assumption = Truffle.getRuntime().createAssumption("unchanged field of a class");
            unchanged[slot] = assumption;
        }
        return assumption;
    }

    /** Whether the slot was assigned to since it could be taken for a constant. */
    synchronized boolean isVariable(int slot) {
        return slot < unchanged.length && unchanged[slot] == Assumption.NEVER_VALID;
    }

    /** Takes note of an assignment to a slot that has a value. */
    synchronized void changed(int slot) {
        if (slot >= unchanged.length) {
            unchanged = Arrays.copyOf(unchanged, slot * 2);
        }
        Assumption assumption = unchanged[slot];
        if (assumption == null) {
            unchanged[slot] = ASSIGNED_ONCE;
        } else {
            end(slot);
        }
    }

    private void end(int slot) {
        Assumption assumption = unchanged[slot];
        unchanged[slot] = Assumption.NEVER_VALID;
        if (assumption != null && assumption != ASSIGNED_ONCE) {
            assumption.invalidate("assigned to");
        }
    }

    /** The table gives up its layout. */
    synchronized void end() {
        alive.invalidate("became a dictionary");
        for (int i = 0; i < unchanged.length; i++) {
            end(i);
        }
    }
}
