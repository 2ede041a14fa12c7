package io.assay.lua.gc;

import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.Collectable;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.WeakHashPart;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that may be garbage though their finalisers are still to run, and all that they alone
 * lead to, as {@link Legacy legacies}: while only this refers to them, the platform can take them.
 */
final class Estate {

    /** An entry of a weak table whose key has a legacy. */
    private record LostEntry(WeakReference<WeakHashPart> table, Legacy key, Object value) {}

    private final WeakModes modes;

    /** The parts of one object, only while legacies are being written. */
    private Map<Object, Legacy> legacies = new IdentityHashMap<>();

    private Reachability alive;
    private final Deque<Legacy> queue = new ArrayDeque<>();
    private final List<Legacy.Stack> threads = new ArrayList<>();
    private final List<LostEntry> lostEntries = new ArrayList<>();

    Estate(WeakModes modes, Reachability alive) {
        this.modes = modes;
        this.alive = alive;
    }

    /** What stands for a value: itself, or its legacy if the platform may take it. */
    Object legacyOf(Object value) {
        if (!(value instanceof Collectable || value instanceof Cell) || alive.contains(value)) {
            return value;
        }
        Legacy legacy = legacies.get(value);
        if (legacy == null) {
            legacy = Legacy.of(value);
            if (legacy == null) {
                return value;
            }
            legacies.put(value, legacy);
            if (value instanceof LuaTable table) {
                modes.apply(table);
            }
            queue.add(legacy);
        }
        return legacy;
    }

    /** The value's legacy if it has one by now, else itself. */
    Object legacyIfAny(Object value) {
        Legacy legacy = legacies.get(value);
        return legacy == null ? value : legacy;
    }

    /** A weak key: its legacy, or a weak reference; values that are never taken are themselves. */
    Object weakly(Object key) {
        Legacy legacy = legacies.get(key);
        return legacy != null ? legacy : weakValue(key);
    }

    /** Weak values are gone before finalisers run, whether they come back or not. */
    static Object weakValue(Object value) {
        return value instanceof Collectable ? new WeakReference<>(value) : value;
    }

    void noteThread(Legacy.Stack thread) {
        threads.add(thread);
    }

    /** Writes all legacies; after that, nothing here refers to the objects any more. */
    void close() {
        for (Legacy legacy = queue.poll(); legacy != null; legacy = queue.poll()) {
            legacy.describe(this);
        }
        modes.tables().forEach(this::noteLostEntries);
        for (Legacy legacy : legacies.values()) {
            if (legacy instanceof Legacy.Table table) {
                table.describeWeakEntries(this);
                table.forget();
            }
        }
        modes.tables().release();
        legacies = null;
        alive = null;
    }

    private void noteLostEntries(WeakHashPart part) {
        if (!part.hasWeakKeys()) {
            return;
        }
        for (int place = 0; place < part.places(); place++) {
            Object key = part.weakKey(place);
            if (key != null && legacies.get(key) instanceof Legacy legacy) {
                Object value = part.valueOf(place);
                if (value != null) {
                    lostEntries.add(
                            new LostEntry(
                                    new WeakReference<>(part),
                                    legacy,
                                    part.hasWeakValues() ? weakValue(value) : legacyIfAny(value)));
                }
            }
        }
    }

    boolean hasThreads() {
        return !threads.isEmpty();
    }

    void giveUpThreads() {
        threads.forEach(Legacy.Stack::giveUp);
    }

    // ---- after the platform's collector has run ----

    void toBeFilled(Legacy legacy) {
        queue.add(legacy);
    }

    /**
     * The value that something in a legacy stands for; null for a weak reference to what is gone.
     */
    Object resolve(Object standIn) {
        return switch (standIn) {
            case Legacy legacy -> legacy.resolve(this);
            case WeakReference<?> reference -> reference.get();
            case null, default -> standIn;
        };
    }

    void applyMode(LuaTable table) {
        modes.apply(table);
    }

    /** Makes the lost objects again that were asked for, and all they lead to. */
    void restore() {
        fillAll();
        for (LostEntry entry : lostEntries) {
            WeakHashPart table = entry.table().get();
            if (table != null && entry.key().isReplaced()) {
                Object value = resolve(entry.value());
                fillAll();
                if (value != null) {
                    table.restore(entry.key().heir(), value);
                }
            }
        }
    }

    private void fillAll() {
        for (Legacy legacy = queue.poll(); legacy != null; legacy = queue.poll()) {
            legacy.fill(this);
        }
    }
}
