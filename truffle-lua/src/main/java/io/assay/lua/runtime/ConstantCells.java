package io.assay.lua.runtime;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The cells whose value code has taken for a constant: those of variables that nothing in the
 * source assigns to after their declaration. Only the debug library can still change such a
 * variable, so it writes through here; a cell itself has no room for this.
 */
public final class ConstantCells {

    private final Map<Cell, Assumption> assumptions = new WeakHashMap<>();

    /** Valid until {@link #write} changes {@code cell}. */
    @TruffleBoundary
    public synchronized Assumption unchanged(Cell cell) {
        return assumptions.computeIfAbsent(
                cell, c -> Truffle.getRuntime().createAssumption("unchanged upvalue"));
    }

    /** Sets a cell as the debug library may: whatever the source says of its variable. */
    @TruffleBoundary
    public synchronized void write(Cell cell, Object value) {
        Assumption assumption = assumptions.remove(cell);
        cell.set(value);
        if (assumption != null) {
            assumption.invalidate("set by the debug library");
        }
    }
}
