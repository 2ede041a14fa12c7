package io.assay.lua.runtime;

/**
 * The hash part of a table: open addressing with linear probing.
 *
 * <p>Invariants: {@code keys.length} is a power of two and at least a quarter of the places is
 * free. A removed entry keeps its key with an empty (null) value until the next rehash, so that a
 * traversal may assign nil to the entry it stands on. Float keys with an integer value have become
 * integers before they get here.
 */
class HashPart {

    private static final int INITIAL_CAPACITY = 4;

    /** In the place of a key that went to the array part. */
    private static final Object FORGOTTEN = new Object();

    Object[] keys;
    Object[] values;

    /** Places taken, removed entries included. */
    private int used;

    /** What the table itself holds as a key of weak tables, null if it is none. */
    private HeldValues held;

    HashPart(int expected) {
        allocate(expected);
    }

    /** Empties the part and makes room for {@code expected} entries. */
    final void allocate(int expected) {
        int capacity = INITIAL_CAPACITY;
        while (capacity * 3L < expected * 4L) {
            capacity *= 2;
        }
        keys = new Object[capacity];
        values = new Object[capacity];
        used = 0;
    }

    final int capacity() {
        return keys.length;
    }

    final HeldValues held() {
        return held;
    }

    final void setHeld(HeldValues held) {
        this.held = held;
    }

    Object keyAt(int place) {
        return keys[place];
    }

    Object valueAt(int place) {
        return values[place];
    }

    /** For a traversal: whether there is an entry, which then stays until it has been read. */
    boolean hasValue(int place) {
        return values[place] != null;
    }

    void setValueAt(int place, Object value) {
        values[place] = value;
    }

    /**
     * Drops an integer that lies in the array part from now on. Just removing it would leave the
     * key behind, and a traversal that comes from the array would take itself to be here.
     */
    final void forget(long key) {
        int place = find(key);
        if (place >= 0) {
            values[place] = null;
            keys[place] = FORGOTTEN;
        }
    }

    private static int spread(Object key) {
        int h = key.hashCode();
        return h ^ (h >>> 15);
    }

    private static int spread(long key) {
        // As Long.hashCode, so that both ways in agree.
        int h = Long.hashCode(key);
        return h ^ (h >>> 15);
    }

    /** The place of {@code key}, live or removed; -1 if it is not there. */
    final int find(Object key) {
        if (key instanceof LuaString string) {
            return find(string);
        }
        if (key instanceof Long number) {
            return find(number.longValue());
        }
        int mask = keys.length - 1;
        for (int i = spread(key) & mask; ; i = (i + 1) & mask) {
            Object candidate = keys[i];
            if (candidate == null) {
                return -1;
            }
            if (candidate == key || candidate.equals(key)) {
                return i;
            }
        }
    }

    final int find(LuaString key) {
        int mask = keys.length - 1;
        for (int i = spread(key) & mask; ; i = (i + 1) & mask) {
            Object candidate = keys[i];
            if (candidate == null) {
                return -1;
            }
            if (candidate == key
                    || (candidate instanceof LuaString string && string.equalTo(key))) {
                return i;
            }
        }
    }

    final int find(long key) {
        int mask = keys.length - 1;
        for (int i = spread(key) & mask; ; i = (i + 1) & mask) {
            Object candidate = keys[i];
            if (candidate == null) {
                return -1;
            }
            if (candidate instanceof Long number && number == key) {
                return i;
            }
        }
    }

    Object get(Object key) {
        int place = find(key);
        return place < 0 ? null : values[place];
    }

    Object get(LuaString key) {
        int place = find(key);
        return place < 0 ? null : values[place];
    }

    Object get(long key) {
        int place = find(key);
        return place < 0 ? null : values[place];
    }

    /** Whether a new key can be added without a rehash. */
    final boolean hasRoom() {
        return (used + 1) * 4 <= keys.length * 3;
    }

    /** Adds a key that is not there; there must be room. */
    void add(Object key, Object value) {
        values[insert(key)] = value;
    }

    /** Gives a key that is not there a place. */
    final int insert(Object key) {
        int mask = keys.length - 1;
        int i = spread(key) & mask;
        while (keys[i] != null) {
            i = (i + 1) & mask;
        }
        keys[i] = key;
        used++;
        return i;
    }

    int liveCount() {
        int live = 0;
        for (Object value : values) {
            if (value != null) {
                live++;
            }
        }
        return live;
    }

    /** Drops removed entries and makes room for at least one more. */
    HashPart rehashed() {
        HashPart result = new HashPart(roomAfterRehash());
        result.held = held;
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != null) {
                result.add(keys[i], values[i]);
            }
        }
        return result;
    }

    final int roomAfterRehash() {
        return Math.max(liveCount() + 1, 3) * 3 / 2;
    }

    /** Shows {@code tracer} what the entries refer to and so keep alive. */
    void trace(Tracer tracer) {
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != null) {
                tracer.edge(keys[i]);
                tracer.edge(values[i]);
            }
        }
    }
}
