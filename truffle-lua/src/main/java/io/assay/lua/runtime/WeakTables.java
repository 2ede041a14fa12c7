package io.assay.lua.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The weak tables of a context. */
public final class WeakTables {

    private static final int FIRST_SWEEP = 64;

    private static final class Entry extends WeakReference<WeakHashPart> {
        private final WeakHashPart.Token token;

        Entry(WeakHashPart part) {
            super(part);
            this.token = part.token();
        }
    }

    private List<Entry> entries = new ArrayList<>();
    private int nextSweep = FIRST_SWEEP;

    void add(WeakHashPart part) {
        if (entries.size() >= nextSweep) {
            sweep();
            nextSweep = Math.max(FIRST_SWEEP, entries.size() * 2);
        }
        entries.add(new Entry(part));
    }

    /** Forgets tables that are gone; their keys forget them, too. */
    public void sweep() {
        List<Entry> alive = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.refersTo(null)) {
                entry.token.release();
            } else {
                alive.add(entry);
            }
        }
        entries = alive;
    }

    /** Lets go of the entries that traversals stand on. */
    public void release() {
        forEach(WeakHashPart::unpin);
    }

    public void forEach(Consumer<WeakHashPart> action) {
        for (Entry entry : entries) {
            WeakHashPart part = entry.get();
            if (part != null) {
                action.accept(part);
            }
        }
    }
}
