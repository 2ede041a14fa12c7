package io.assay.lua.runtime;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerAsserts;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.dsl.Idempotent;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The hidden class of a table's string keys: which keys it has and in which slot each value lies.
 *
 * <p>Invariants: a layout never changes, so one pointer comparison at a call site answers both
 * where a key is and that it is absent. Tables that got the same keys in the same order share one
 * layout. A key stays in the layout when its value becomes nil (the slot is then empty). {@link
 * #DICTIONARY} has no keys: its tables keep string keys in their hash part.
 *
 * <p>A table may <em>own</em> its layout, see {@link LuaTable#own}: then no other table has it, and
 * code may take its fields for constants. A change of an owned layout's keys, or of its table's
 * metatable, makes it a new one and the old one not {@link #stable}.
 */
public final class Layout {

    /** What a table is born with. */
    public static final Layout EMPTY = new Layout(new Keys(), 0);

    /** For tables whose keys are data rather than field names. */
    public static final Layout DICTIONARY = new Layout(new Keys(), 0);

    /** Most keys of a table whose keys are written as names in the source. */
    static final int MAX_FIELDS = 512;

    /** Most keys of a table that owns its layout. */
    private static final int MAX_OWNED = 4096;

    /** Most keys of a table whose keys are computed, before it counts as a dictionary. */
    static final int MAX_COMPUTED = 32;

    /** Most layouts in use that add one key to another's. */
    private static final int MAX_TRANSITIONS = 1024;

    /** The same for a key that is computed: data must not take the places of field names. */
    private static final int MAX_COMPUTED_TRANSITIONS = 128;

    private static final int LINEAR_SEARCH = 8;

    /** The key names of a chain of layouts: a child adds to its parent's array where it can. */
    private static final class Keys {
        private LuaString[] names = new LuaString[8];
        private int count;
    }

    private final Keys keys;
    private final int count;

    /** Null if tables share the layout. */
    private final Ownership ownership;

    /** Made when somebody asks; only for owned layouts. */
    private Assumption stable;

    /**
     * Weak, since the first layout lives as long as the process: what a source of long ago named
     * its fields must neither stay in memory nor count towards the limit.
     */
    private Map<LuaString, WeakReference<Layout>> transitions;

    /** Data has many objects of a kind, whose keys come in the same order. */
    private Transition latest;

    /** How often there were too many transitions. */
    private int refused;

    /** Slot by hash, -1 where empty; built when first searched. */
    private int[] index;

    /** Whether tables of this layout, as metatables, tell the collector something. */
    private byte collectorFields;

    private Layout(Keys keys, int count) {
        this(keys, count, null);
    }

    private Layout(Keys keys, int count, Ownership ownership) {
        this.keys = keys;
        this.count = count;
        this.ownership = ownership;
    }

    /** The same keys for one table alone. */
    Layout owned() {
        Keys own = new Keys();
        own.names = Arrays.copyOf(keys.names, Math.max(8, count * 2));
        own.count = count;
        return new Layout(own, count, new Ownership());
    }

    /** The same keys and owner, after something else about the table has changed. */
    Layout renewed() {
        Layout next = new Layout(keys, count, ownership);
        next.index = index;
        unsettle();
        return next;
    }

    @Idempotent
    public boolean isOwned() {
        return ownership != null;
    }

    Ownership ownership() {
        return ownership;
    }

    /** Valid while the owner has this layout, and so these keys only and the same metatable. */
    synchronized Assumption stable() {
        if (stable == null) {
            stable = Truffle.getRuntime().createAssumption("stable class");
        }
        return stable;
    }

    /** See {@link Ownership#unchanged}. */
    Assumption unchanged(int slot) {
        return ownership.unchanged(slot);
    }

    private synchronized void unsettle() {
        if (stable == null) {
            stable = Assumption.NEVER_VALID;
        } else if (stable != Assumption.NEVER_VALID) {
            stable.invalidate("the class changed");
        }
    }

    /** The owner gives the layout up. */
    void abandon() {
        unsettle();
        ownership.end();
    }

    public int count() {
        return count;
    }

    @Idempotent
    public boolean isDictionary() {
        return this == DICTIONARY;
    }

    LuaString key(int slot) {
        return keys.names[slot];
    }

    /** The slot of {@code key}, -1 if no table of this layout has it. */
    @TruffleBoundary
    public int slotOf(LuaString key) {
        if (count <= LINEAR_SEARCH) {
            LuaString[] names = keys.names;
            for (int i = 0; i < count; i++) {
                if (names[i].equalTo(key)) {
                    return i;
                }
            }
            return -1;
        }
        int[] table = index;
        if (table == null) {
            table = buildIndex();
        }
        int mask = table.length - 1;
        for (int i = key.hashCode() & mask; ; i = (i + 1) & mask) {
            int slot = table[i];
            if (slot < 0) {
                return -1;
            }
            if (keys.names[slot].equalTo(key)) {
                return slot;
            }
        }
    }

    private int[] buildIndex() {
        int size = Integer.highestOneBit(count * 2) * 2;
        int[] table = new int[size];
        Arrays.fill(table, -1);
        for (int slot = 0; slot < count; slot++) {
            int i = keys.names[slot].hashCode() & (size - 1);
            while (table[i] >= 0) {
                i = (i + 1) & (size - 1);
            }
            table[i] = slot;
        }
        index = table;
        return table;
    }

    /**
     * The layout with {@code key} added in slot {@link #count()}, or {@link #DICTIONARY} if a table
     * of that many keys is one.
     *
     * @param computed whether the key comes from data rather than from a name in the source
     */
    @TruffleBoundary
    public Layout with(LuaString key, boolean computed) {
        CompilerAsserts.neverPartOfCompilation();
        if (ownership != null) {
            return count >= MAX_OWNED ? DICTIONARY : extendOwned(key);
        }
        if (count >= (computed ? MAX_COMPUTED : MAX_FIELDS) || isDictionary()) {
            return DICTIONARY;
        }
        return transition(key, computed ? MAX_COMPUTED_TRANSITIONS : MAX_TRANSITIONS);
    }

    private record Transition(LuaString key, WeakReference<Layout> next) {}

    private Layout transition(LuaString key, int limit) {
        Transition known = latest;
        Layout next = known == null || known.key != key ? null : known.next.get();
        return next == null ? findTransition(key, limit) : next;
    }

    private synchronized Layout findTransition(LuaString key, int limit) {
        if (transitions == null) {
            transitions = new HashMap<>(4);
        }
        WeakReference<Layout> known = transitions.get(key);
        Layout next = known == null ? null : known.get();
        if (next == null) {
            if (transitions.size() >= limit && !forgetTransitions(limit)) {
                return DICTIONARY;
            }
            next = extend(key);
            known = new WeakReference<>(next);
            transitions.put(key, known);
        }
        latest = new Transition(key, known);
        return next;
    }

    /** Drops what nothing uses any more, and says whether there is room then. */
    private boolean forgetTransitions(int limit) {
        // Not each time: where all are in use, each new table would ask.
        if (refused++ % limit == 0) {
            transitions.values().removeIf(transition -> transition.refersTo(null));
        }
        return transitions.size() < limit;
    }

    private Layout extendOwned(LuaString key) {
        if (count == keys.names.length) {
            keys.names = Arrays.copyOf(keys.names, count * 2);
        }
        keys.names[count] = key;
        keys.count = count + 1;
        unsettle();
        return new Layout(keys, count + 1, ownership);
    }

    private Layout extend(LuaString key) {
        synchronized (keys) {
            if (keys.count == count) {
                if (count == keys.names.length) {
                    keys.names = Arrays.copyOf(keys.names, count * 2);
                }
                keys.names[count] = key;
                keys.count = count + 1;
                return new Layout(keys, count + 1);
            }
        }
        Keys own = new Keys();
        own.names = Arrays.copyOf(keys.names, Math.max(8, count * 2));
        own.names[count] = key;
        own.count = count + 1;
        return new Layout(own, count + 1);
    }

    private static final byte NO_COLLECTOR_FIELDS = 1;
    private static final byte COLLECTOR_FIELDS = 2;

    /** Whether a table of this layout may have {@code __gc} or {@code __mode}: false is certain. */
    public boolean mayConcernCollector() {
        byte known = collectorFields;
        return (known == 0 ? findCollectorFields() : known) == COLLECTOR_FIELDS;
    }

    @TruffleBoundary
    private byte findCollectorFields() {
        boolean found =
                isDictionary() || slotOf(Metatables.GC) >= 0 || slotOf(Metatables.MODE) >= 0;
        collectorFields = found ? COLLECTOR_FIELDS : NO_COLLECTOR_FIELDS;
        return collectorFields;
    }
}
