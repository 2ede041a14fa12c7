package io.assay.lua.runtime;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The values that a key keeps alive in tables with weak keys.
 *
 * <p>That makes such a table an ephemeron table (manual §2.5.4): an entry's value is referred to by
 * the key alone, so a value that leads back to its key does not keep it, and the platform's own
 * collector finds that out.
 */
public final class HeldValues {

    private final Map<Object, Object> values = new IdentityHashMap<>(1);

    Object get(Object table) {
        return values.get(table);
    }

    void put(Object table, Object value) {
        values.put(table, value);
    }

    void remove(Object table) {
        values.remove(table);
    }

    public void trace(Tracer tracer) {
        for (Object value : values.values()) {
            tracer.edge(value);
        }
    }

    /** Those of {@code key}, made if it has none yet. */
    static HeldValues of(Collectable key) {
        HeldValues held = key.heldValues();
        if (held == null) {
            held = new HeldValues();
            key.setHeldValues(held);
        }
        return held;
    }
}
