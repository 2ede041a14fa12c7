package io.assay.lua.runtime;

import java.lang.ref.WeakReference;

/**
 * The hash part of a table with weak keys, weak values or both (manual §2.5.4).
 *
 * <p>Invariants: a weak key is a {@link WeakKey} in {@code keys}, hashed and compared as the key
 * itself. Its value, if that is {@link Collectable} and not weak, lies in the key's {@link
 * HeldValues}, and {@link #IN_KEY} in its place. A weak value is a {@link WeakValue}. An entry
 * whose key or value the collector took counts as a removed one; strings, numbers, booleans and
 * objects of other languages are never taken.
 *
 * <p>The entry that a traversal stands on is pinned, so that it is still there when key and value
 * are read; {@link WeakTables#release} lets go of it.
 */
public final class WeakHashPart extends HashPart {

    private static final Object IN_KEY = new Object();

    /** The table among the values that a key holds; knows the keys when the table is gone. */
    static final class Token {
        private Object[] keys;

        /** The table is gone, or strong again: its keys hold nothing for it any more. */
        void release() {
            for (Object key : keys) {
                if (key instanceof WeakKey weak && weak.get() instanceof Collectable alive) {
                    HeldValues held = alive.heldValues();
                    if (held != null) {
                        held.remove(this);
                    }
                }
            }
        }
    }

    private static final class WeakKey extends WeakReference<Object> {
        private final int hash;

        WeakKey(Object key) {
            super(key);
            this.hash = key.hashCode();
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || refersTo(other);
        }
    }

    private static final class WeakValue extends WeakReference<Object> {
        WeakValue(Object value) {
            super(value);
        }
    }

    private final boolean weakKeys;
    private final boolean weakValues;
    private final Token token = new Token();

    private int pinnedPlace = -1;
    private Object pinnedKey;
    private Object pinnedValue;

    WeakHashPart(int expected, boolean weakKeys, boolean weakValues) {
        super(expected);
        this.weakKeys = weakKeys;
        this.weakValues = weakValues;
        token.keys = keys;
    }

    Token token() {
        return token;
    }

    boolean isWeak(boolean ofKeys, boolean ofValues) {
        return weakKeys == ofKeys && weakValues == ofValues;
    }

    public boolean hasWeakKeys() {
        return weakKeys;
    }

    public boolean hasWeakValues() {
        return weakValues;
    }

    /** The table drops this part. */
    void release() {
        unpin();
        token.release();
    }

    void unpin() {
        pinnedPlace = -1;
        pinnedKey = null;
        pinnedValue = null;
    }

    // ---- entries ----

    @Override
    Object keyAt(int place) {
        if (place == pinnedPlace) {
            return pinnedKey;
        }
        Object key = keyIn(place);
        return key == null ? Nil.NIL : key;
    }

    private Object keyIn(int place) {
        Object key = keys[place];
        return key instanceof WeakKey weak ? weak.get() : key;
    }

    @Override
    Object valueAt(int place) {
        Object value = values[place];
        if (value == null) {
            return null;
        }
        if (keys[place] instanceof WeakKey weak) {
            Object key = weak.get();
            if (key == null) {
                return null;
            }
            if (value == IN_KEY) {
                return ((Collectable) key).heldValues().get(token);
            }
        }
        return value instanceof WeakValue weak ? weak.get() : value;
    }

    @Override
    boolean hasValue(int place) {
        Object key = keyIn(place);
        Object value = key == null ? null : valueAt(place);
        if (value == null) {
            return false;
        }
        pinnedPlace = place;
        pinnedKey = key;
        pinnedValue = value;
        return true;
    }

    @Override
    Object get(Object key) {
        int place = find(key);
        return place < 0 ? null : valueAt(place);
    }

    @Override
    Object get(LuaString key) {
        int place = find(key);
        return place < 0 ? null : valueAt(place);
    }

    @Override
    Object get(long key) {
        int place = find(key);
        return place < 0 ? null : valueAt(place);
    }

    @Override
    void setValueAt(int place, Object value) {
        if (keys[place] instanceof WeakKey weak) {
            Object key = weak.get();
            if (key != null) {
                store(place, (Collectable) key, value);
            }
        } else {
            values[place] = weakly(value);
        }
    }

    private void store(int place, Collectable key, Object value) {
        if (value instanceof Collectable && !weakValues) {
            HeldValues.of(key).put(token, value);
            values[place] = IN_KEY;
        } else {
            if (values[place] == IN_KEY) {
                key.heldValues().remove(token);
            }
            values[place] = weakly(value);
        }
    }

    private Object weakly(Object value) {
        return weakValues && value instanceof Collectable ? new WeakValue(value) : value;
    }

    @Override
    void add(Object key, Object value) {
        if (weakKeys && key instanceof Collectable collectable) {
            store(insert(new WeakKey(key)), collectable, value);
        } else {
            values[insert(key)] = weakly(value);
        }
    }

    @Override
    int liveCount() {
        int live = 0;
        for (int i = 0; i < keys.length; i++) {
            if (valueAt(i) != null) {
                live++;
            }
        }
        return live;
    }

    // In place: the collector knows a weak table by this object.
    @Override
    HashPart rehashed() {
        unpin();
        Object[] oldKeys = keys;
        Object[] oldValues = values;
        int room = roomAfterRehash();
        Object[] live = new Object[oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            live[i] = valueAt(i);
        }
        allocate(room);
        token.keys = keys;
        for (int i = 0; i < oldKeys.length; i++) {
            if (live[i] != null) {
                values[insert(oldKeys[i])] = oldValues[i];
            }
        }
        return this;
    }

    // ---- for the collector ----

    /** What the entries keep alive: a key's value is the key's business. */
    @Override
    void trace(Tracer tracer) {
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != null) {
                if (!(keys[i] instanceof WeakKey)) {
                    tracer.edge(keys[i]);
                }
                if (!(values[i] instanceof WeakValue)) {
                    tracer.edge(values[i]);
                }
            }
        }
    }

    /** How many places there are for entries. */
    public int places() {
        return capacity();
    }

    /** The key at a place if it is there and weak, else null. */
    public Object weakKey(int place) {
        return values[place] != null && keys[place] instanceof WeakKey weak ? weak.get() : null;
    }

    /** The value at a place, null if there is none. */
    public Object valueOf(int place) {
        return valueAt(place);
    }

    /** Gives an object that came back to life its entry again. */
    public void restore(Object key, Object value) {
        int place = find(key);
        if (place >= 0) {
            setValueAt(place, value);
            return;
        }
        if (!hasRoom()) {
            rehashed();
        }
        add(key, value);
    }
}
