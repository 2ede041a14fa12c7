package io.assay.lua.runtime;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.TruffleObject;
import java.util.Arrays;

/**
 * A Lua table (manual §2.1), without its metamethods: all access here is raw.
 *
 * <p>A key lives in one of three parts:
 *
 * <ul>
 *   <li><em>array</em>: integers 1 to {@code arraySize}, see {@link ArrayPart}. The last element is
 *       never a hole, and {@code arraySize + 1} is never in the hash part, so {@code arraySize} is
 *       always a border.
 *   <li><em>slots</em>: string keys of the {@link Layout}; null where a key has no value now. The
 *       first few lie in the object itself: most objects have no more. Numbers lie {@link Unboxed}
 *       beside their slots, but for tables that own their layout: their fields are constants.
 *   <li><em>hash</em>: everything else, and all string keys once the layout is {@link
 *       Layout#DICTIONARY}.
 * </ul>
 *
 * <p>Absence is null in here; {@link Nil} is never stored. Keys are normalised by the caller of the
 * typed methods: a {@code Double} with an integer value is asked for as {@code long}. A traversal
 * position counts through array (its capacity), slots and hash in that order.
 *
 * <p>In a table with weak keys the hash part is a {@link WeakHashPart}, the only part that has keys
 * the collector may take. In one with weak values it holds everything: the layout is {@link
 * Layout#DICTIONARY}, and {@code arraySize} is {@link #NO_ARRAY}, so that nothing is ever looked
 * for or put into the array part.
 */
public final class LuaTable extends LuaTableInterop implements TruffleObject, Collectable {

    private static final int OWN_SLOTS = 4;

    private static final long[] NO_NUMBERS = new long[0];

    /** The size of an array part that must stay empty: no index is less, none is equal. */
    private static final int NO_ARRAY = Integer.MIN_VALUE;

    /**
     * A form that data takes in other notations: what a parser read, or what a script asked for.
     */
    private boolean sequence;

    private Layout layout;
    private Object slot0;
    private Object slot1;
    private Object slot2;
    private Object slot3;
    private Object[] moreSlots;
    private long number0;
    private long number1;
    private long number2;
    private long number3;
    private long[] moreNumbers = NO_NUMBERS;
    private HashPart hash;
    private LuaTable metatable;

    public LuaTable() {
        this(Layout.EMPTY);
    }

    /** A table with the keys of {@code layout}, which have no values yet: see {@link #setSlot}. */
    public LuaTable(Layout layout) {
        this.layout = layout;
        int more = layout.count() - OWN_SLOTS;
        this.moreSlots = more > 0 ? new Object[more] : NO_ELEMENTS;
    }

    /** A table with room for {@code arrayCapacity} elements and {@code hashCapacity} other keys. */
    public LuaTable(int arrayCapacity, int hashCapacity) {
        this();
        if (arrayCapacity > 0) {
            array = new Object[arrayCapacity];
        }
        if (hashCapacity > Layout.MAX_COMPUTED) {
            hash = new HashPart(hashCapacity);
            layout = Layout.DICTIONARY;
        }
    }

    /**
     * A table of the elements 1 to n; takes {@code elements} over, in which null and nil are holes.
     */
    public static LuaTable ofArray(Object[] elements) {
        assert isGeneral(elements);
        LuaTable table = new LuaTable();
        int size = elements.length;
        for (int i = 0; i < size; i++) {
            if (elements[i] == Nil.NIL) {
                elements[i] = null;
            }
        }
        while (size > 0 && elements[size - 1] == null) {
            size--;
        }
        table.adopt(elements, size);
        return table;
    }

    /**
     * As {@link #ofArray}, in the storage that fits the elements: integers and floats stay unboxed.
     */
    public static LuaTable ofElements(Object[] elements) {
        LuaTable table = new LuaTable();
        Object first = elements[0];
        if (first instanceof Long) {
            long[] longs = allLongs(elements);
            if (longs != null) {
                table.adopt(longs, longs.length);
                return table;
            }
        } else if (first instanceof Double) {
            double[] doubles = allDoubles(elements);
            if (doubles != null) {
                table.adopt(doubles, doubles.length);
                return table;
            }
        }
        return ofArray(elements);
    }

    /** The elements 1 to n; takes the array over. */
    public static LuaTable ofIntegers(long[] elements) {
        LuaTable table = new LuaTable();
        table.adopt(elements, elements.length);
        return table;
    }

    /** The elements 1 to n; takes the array over. */
    public static LuaTable ofFloats(double[] elements) {
        LuaTable table = new LuaTable();
        table.adopt(elements, elements.length);
        return table;
    }

    public Layout layout() {
        return layout;
    }

    public LuaTable metatable() {
        return metatable;
    }

    public void setMetatable(LuaTable metatable) {
        if (layout.isOwned()) {
            renewLayout();
        }
        this.metatable = metatable;
    }

    @TruffleBoundary
    private void renewLayout() {
        layout = layout.renewed();
    }

    // ---- fields as constants ----

    /**
     * Makes the table the only one of its layout, so that code can take its fields for constants;
     * the price is that sites which saw it among others of its kind have to learn it anew.
     *
     * @return whether it is; false for a dictionary
     */
    @TruffleBoundary
    public boolean own() {
        if (layout == Layout.DICTIONARY) {
            return false;
        }
        if (!layout.isOwned()) {
            for (int slot = 0; slot < layout.count(); slot++) {
                setRawSlot(slot, slot(slot));
            }
            moreNumbers = NO_NUMBERS;
            layout = layout.owned();
        }
        return true;
    }

    /** Whether the field is there, in a table that owns its layout, and did not change so far. */
    @TruffleBoundary
    public Assumption unchanged(LuaString key) {
        int slot = ownSlot(key);
        return slot < 0 || rawSlot(slot) == null ? Assumption.NEVER_VALID : layout.unchanged(slot);
    }

    /**
     * The slot of a field that changes; -1 if the table does not own its layout, or the field is
     * absent or did not change yet. Good while {@link #ownedAlive}.
     */
    @TruffleBoundary
    public int variableSlot(LuaString key) {
        int slot = ownSlot(key);
        return slot >= 0 && layout.ownership().isVariable(slot) ? slot : -1;
    }

    private int ownSlot(LuaString key) {
        return layout.isOwned() ? layout.slotOf(key) : -1;
    }

    @TruffleBoundary
    public Assumption ownedAlive() {
        return layout.isOwned() ? layout.ownership().alive() : Assumption.NEVER_VALID;
    }

    /**
     * What the {@code __index} chain of this table's metatable gives for {@code key} if that can be
     * taken for constant; null otherwise. The metatable may still be that of this table only: most
     * get more, and who asks does so for a few.
     */
    @TruffleBoundary
    public InheritedField inherited(LuaString key) {
        return metatable == null ? null : InheritedField.find(metatable, key);
    }

    /** Valid while this table's metatable has no {@code __newindex}; never valid without one. */
    @TruffleBoundary
    public Assumption unwatched() {
        return metatable != null
                        && metatable.own()
                        && metatable.layout.slotOf(Metatables.NEWINDEX) < 0
                ? metatable.layout.stable()
                : Assumption.NEVER_VALID;
    }

    /** Whether the table stands for a list in data even when it is empty. */
    public boolean isSequence() {
        return sequence;
    }

    public void markSequence() {
        sequence = true;
    }

    // ---- slots ----

    /** The value in a slot of the present layout, null if it has none. */
    public Object slot(int slot) {
        Object raw = rawSlot(slot);
        if (raw == Unboxed.INTEGER) {
            return number(slot);
        }
        return raw == Unboxed.FLOAT ? (Object) Double.longBitsToDouble(number(slot)) : raw;
    }

    /** The same, but of a number only its kind: see {@link Unboxed}. */
    public Object rawSlot(int slot) {
        return switch (slot) {
            case 0 -> slot0;
            case 1 -> slot1;
            case 2 -> slot2;
            case 3 -> slot3;
            default -> moreSlots[slot - OWN_SLOTS];
        };
    }

    /** The integer, or the bits of the float, of a slot that has one {@link Unboxed}. */
    public long number(int slot) {
        return switch (slot) {
            case 0 -> number0;
            case 1 -> number1;
            case 2 -> number2;
            case 3 -> number3;
            default -> moreNumbers[slot - OWN_SLOTS];
        };
    }

    /** Not for a table that owns its layout. */
    public void setSlot(int slot, Object value) {
        if (value instanceof Long number) {
            setNumber(slot, number);
            setRawSlot(slot, Unboxed.INTEGER);
        } else if (value instanceof Double number) {
            setNumber(slot, Double.doubleToRawLongBits(number));
            setRawSlot(slot, Unboxed.FLOAT);
        } else {
            setRawSlot(slot, value);
        }
    }

    /**
     * As {@link #setSlot}, of a table that owns its layout; not for a field of it that did not
     * change yet.
     */
    public void setRawSlot(int slot, Object value) {
        switch (slot) {
            case 0 -> slot0 = value;
            case 1 -> slot1 = value;
            case 2 -> slot2 = value;
            case 3 -> slot3 = value;
            default -> moreSlots[slot - OWN_SLOTS] = value;
        }
    }

    /** Changes the number, or its bits, in a slot that is {@link Unboxed} already. */
    public void setNumber(int slot, long bits) {
        switch (slot) {
            case 0 -> number0 = bits;
            case 1 -> number1 = bits;
            case 2 -> number2 = bits;
            case 3 -> number3 = bits;
            default -> {
                int index = slot - OWN_SLOTS;
                if (index >= moreNumbers.length) {
                    growNumbers();
                }
                moreNumbers[index] = bits;
            }
        }
    }

    @TruffleBoundary
    private void growNumbers() {
        moreNumbers = Arrays.copyOf(moreNumbers, moreSlots.length);
    }

    /** Whether there are numbers outside the object itself. */
    public boolean hasMoreNumbers() {
        return moreNumbers.length > 0;
    }

    /** For a new table that will have some: {@link #hasMoreNumbers}. */
    public void makeRoomForNumbers() {
        moreNumbers = new long[moreSlots.length];
    }

    /** Moves to {@code next}, which has one key more, and gives that key its value. */
    public void addSlot(Layout next, Object value) {
        int slot = next.count() - 1;
        if (slot >= OWN_SLOTS + moreSlots.length) {
            moreSlots = Arrays.copyOf(moreSlots, slot < 8 ? 4 : slot);
        }
        if (next.isOwned()) {
            setRawSlot(slot, value);
        } else {
            setSlot(slot, value);
        }
        layout = next;
    }

    // ---- reading ----

    /** The value of any key that is not nil; null if there is none. */
    public Object get(Object key) {
        if (key instanceof LuaString string) {
            return get(string);
        }
        if (key instanceof Long number) {
            return get(number.longValue());
        }
        if (key instanceof Double number) {
            double d = number;
            long integer = (long) d;
            if (integer == d && integer != Long.MAX_VALUE) {
                return get(integer);
            }
        }
        return hash == null ? null : getFromHash(key);
    }

    @TruffleBoundary
    private Object getFromHash(Object key) {
        return hash.get(key);
    }

    @TruffleBoundary
    public Object get(LuaString key) {
        if (layout == Layout.DICTIONARY) {
            return hash == null ? null : hash.get(key);
        }
        int slot = layout.slotOf(key);
        return slot < 0 ? null : slot(slot);
    }

    public Object get(String key) {
        return get(LuaString.of(key));
    }

    public Object get(long key) {
        long index = key - 1;
        if (index >= 0 && index < arraySize) {
            return element((int) index);
        }
        return hash == null ? null : getFromHash(key);
    }

    @TruffleBoundary
    private Object getFromHash(long key) {
        return hash.get(key);
    }

    /** A border (manual §3.4.7). */
    public long length() {
        int size = arraySize;
        return size >= 0 ? size : lengthOfHash();
    }

    @TruffleBoundary
    private long lengthOfHash() {
        long present = 0;
        long absent = 1;
        while (hash.get(absent) != null) {
            present = absent;
            if (absent > Long.MAX_VALUE / 2) {
                return present;
            }
            absent *= 2;
        }
        while (absent - present > 1) {
            long middle = present + (absent - present) / 2;
            if (hash.get(middle) == null) {
                absent = middle;
            } else {
                present = middle;
            }
        }
        return present;
    }

    // ---- writing ----

    /** Sets any key but nil and NaN; {@code value} null or nil removes. */
    public void put(Object key, Object value) {
        if (key instanceof LuaString string) {
            put(string, value);
        } else if (key instanceof Long number) {
            put(number.longValue(), value);
        } else if (key instanceof Double number
                && (long) (double) number == number
                && (long) (double) number != Long.MAX_VALUE) {
            put((long) (double) number, value);
        } else {
            putIntoHash(key, value == Nil.NIL ? null : value);
        }
    }

    public void put(String key, Object value) {
        put(LuaString.of(key), value, false);
    }

    public void put(LuaString key, Object value) {
        put(key, value, true);
    }

    /**
     * @param computed whether the key comes from data rather than from a name in the source
     */
    @TruffleBoundary
    public void put(LuaString key, Object newValue, boolean computed) {
        Object value = newValue == Nil.NIL ? null : newValue;
        if (layout != Layout.DICTIONARY) {
            int slot = layout.slotOf(key);
            if (slot >= 0) {
                if (!layout.isOwned()) {
                    setSlot(slot, value);
                } else if (rawSlot(slot) != value) {
                    layout.ownership().changed(slot);
                    setRawSlot(slot, value);
                }
                return;
            }
            if (value == null) {
                return;
            }
            Layout next = layout.with(key, computed);
            if (next != Layout.DICTIONARY) {
                addSlot(next, value);
                return;
            }
            becomeDictionary();
        }
        putIntoHash(key, value);
    }

    /** Moves all string keys to the hash part. */
    @TruffleBoundary
    public void becomeDictionary() {
        Layout old = layout;
        if (old == Layout.DICTIONARY) {
            return;
        }
        Object[] values = new Object[old.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = slot(i);
            setRawSlot(i, null);
        }
        if (old.isOwned()) {
            old.abandon();
        }
        layout = Layout.DICTIONARY;
        moreSlots = NO_ELEMENTS;
        moreNumbers = NO_NUMBERS;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                putIntoHash(old.key(i), values[i]);
            }
        }
    }

    /**
     * Raw assignment.
     *
     * @param value nil or null to remove the key
     */
    public void put(long key, Object value) {
        // Inlined wherever a table is written to: so no more than the common case.
        long index = key - 1;
        if (value == null || value == Nil.NIL) {
            putOther(key, null);
        } else if (index >= 0 && index < arraySize && isGeneral(array)) {
            general(array)[(int) index] = value;
        } else if (hasRoomFor(key)) {
            append(key, value);
        } else {
            putOther(key, value);
        }
    }

    /** Whether {@link #append} will do for a key: it is the next one, and nothing has to grow. */
    public boolean hasRoomFor(long key) {
        Object storage = array;
        long index = key - 1;
        // The first element decides the array's type.
        return index > 0
                && index == arraySize
                && isGeneral(storage)
                && index < general(storage).length
                && hash == null;
    }

    /** Adds an element where {@link #hasRoomFor there is room}. */
    public void append(long key, Object value) {
        general(array)[(int) (key - 1)] = value;
        arraySize = (int) key;
    }

    /** The rest: no value, an array of one type, a first element, a full array, the hash part. */
    @TruffleBoundary
    private void putOther(long key, Object value) {
        long index = key - 1;
        if (index >= 0 && index < arraySize) {
            setElement((int) index, value);
            return;
        }
        if (index >= 0 && value != null) {
            if (index == arraySize) {
                append(value);
                return;
            }
            if (fitsWithHoles(index)) {
                general(array)[(int) index] = value;
                arraySize = (int) index + 1;
                return;
            }
        }
        putIntoHash(key, value);
    }

    /**
     * A queue, say, that ran empty from the front: its next element is not the first of the array.
     */
    private boolean fitsWithHoles(long index) {
        return hash == null
                && isGeneral(array)
                && index > arraySize
                && index < general(array).length;
    }

    /** As {@link #put(long, Object)} for an integer, which is boxed only where it must be. */
    public void put(long key, long value) {
        long index = key - 1;
        if (array instanceof long[] longs && index >= 0) {
            if (index < arraySize) {
                longs[(int) index] = value;
                return;
            }
            if (index == arraySize && index < longs.length && hash == null) {
                longs[(int) index] = value;
                arraySize++;
                return;
            }
        }
        put(key, (Object) value);
    }

    /** As {@link #put(long, Object)} for a float. */
    public void put(long key, double value) {
        long index = key - 1;
        if (array instanceof double[] doubles && index >= 0) {
            if (index < arraySize) {
                doubles[(int) index] = value;
                return;
            }
            if (index == arraySize && index < doubles.length && hash == null) {
                doubles[(int) index] = value;
                arraySize++;
                return;
            }
        }
        put(key, (Object) value);
    }

    /** As {@link #put(long, Object)} for a boolean. */
    public void put(long key, boolean value) {
        long index = key - 1;
        if (array instanceof boolean[] booleans && index >= 0) {
            if (index < arraySize) {
                booleans[(int) index] = value;
                return;
            }
            if (index == arraySize && index < booleans.length && hash == null) {
                booleans[(int) index] = value;
                arraySize++;
                return;
            }
        }
        put(key, (Object) value);
    }

    private void append(Object value) {
        addElement(value);
        if (hash != null) {
            migrate();
        }
    }

    /** Keeps the rule that the element after the last is not in the hash part. */
    @TruffleBoundary
    private void migrate() {
        HashPart part = hash;
        part.forget(arraySize);
        for (Object next = part.get(arraySize + 1L);
                next != null;
                next = part.get(arraySize + 1L)) {
            addElement(next);
            part.forget(arraySize);
        }
    }

    @TruffleBoundary
    private void putIntoHash(Object key, Object value) {
        HashPart part = hash;
        if (part != null) {
            int place = part.find(key);
            if (place >= 0) {
                part.setValueAt(place, value);
                return;
            }
        }
        if (value == null) {
            return;
        }
        if (part == null) {
            part = new HashPart(0);
            hash = part;
        }
        if (!part.hasRoom()) {
            hash = part = part.rehashed();
            if (key instanceof Long && arraySize != NO_ARRAY && moveIntegersToArray(part)) {
                hash = part.rehashed();
                put((long) key, value);
                return;
            }
        }
        part.add(key, value);
    }

    /**
     * Where more than half of 1 to some power of two is in use, those keys belong into the array
     * part (a table filled from 2, say).
     */
    private boolean moveIntegersToArray(HashPart part) {
        int[] counts = new int[32];
        int candidates = 0;
        for (int i = 0; i < part.capacity(); i++) {
            if (part.valueAt(i) != null && part.keyAt(i) instanceof Long number) {
                long key = number;
                if (key > 0 && key < 1 << 28) {
                    counts[64 - Long.numberOfLeadingZeros(key - 1)]++;
                    candidates++;
                }
            }
        }
        if (candidates < 4) {
            return false;
        }
        long inUse = 0;
        int best = 0;
        for (int bits = 0; bits < 29; bits++) {
            inUse += counts[bits];
            long size = 1L << bits;
            if (inUse + Math.min(arraySize, size) > size / 2 && counts[bits] > 0) {
                best = (int) size;
            }
        }
        if (best <= arraySize) {
            return false;
        }
        Object[] objects = array instanceof Object[] own ? own : generalise();
        objects = Arrays.copyOf(objects, Math.max(best, objects.length));
        int last = arraySize;
        for (int i = 0; i < part.capacity(); i++) {
            if (part.valueAt(i) != null
                    && part.keyAt(i) instanceof Long number
                    && number > arraySize
                    && number <= best) {
                objects[(int) (number - 1)] = part.valueAt(i);
                part.setValueAt(i, null);
                last = Math.max(last, (int) (long) number);
            }
        }
        array = objects;
        arraySize = last;
        migrate();
        return true;
    }

    // ---- whole-array operations for the table library ----

    /** Makes room for {@code count} elements at once. */
    @TruffleBoundary
    public void ensureArrayCapacity(int count) {
        if (array instanceof Object[] objects && objects.length < count && arraySize != NO_ARRAY) {
            array = Arrays.copyOf(objects, count);
        }
    }

    /**
     * Sets the elements 1 to n, as a constructor or a list of results has them: nil among them
     * leaves a hole, and the length is that of the list without nils at its end. Takes {@code
     * elements} over.
     */
    @TruffleBoundary
    public void setElements(Object[] elements) {
        if (arraySize == 0 && hash == null && elements.length > 0) {
            LuaTable whole = ofElements(elements);
            adopt(whole.array, whole.arraySize);
            return;
        }
        for (int i = 0; i < elements.length; i++) {
            put(i + 1L, elements[i]);
        }
    }

    /** Inserts before element {@code position}, moving the rest up; 1 to {@code arraySize}. */
    @TruffleBoundary
    public void insertElement(int position, Object value) {
        append(element(arraySize - 1));
        moveUpAndSet(position - 1, value);
    }

    /** Removes element {@code position} (1 to {@code arraySize}), moving the rest down. */
    @TruffleBoundary
    public Object removeElement(int position) {
        Object removed = removeAt(position - 1);
        return removed == null ? Nil.NIL : removed;
    }

    // ---- traversal ----

    /** The first position at or after {@code position} that has a value; -1 at the end. */
    public int nextPosition(int position) {
        int capacity = arrayCapacity();
        int p = position;
        if (p < capacity) {
            int size = arraySize;
            if (array instanceof Object[] objects) {
                while (p < size && objects[p] == null) {
                    p++;
                }
            }
            if (p < size) {
                return p;
            }
            p = capacity;
        }
        return nextKeyPosition(p, capacity);
    }

    @TruffleBoundary
    private int nextKeyPosition(int position, int capacity) {
        int p = position;
        int keys = layout.count();
        while (p - capacity < keys) {
            if (rawSlot(p - capacity) != null) {
                return p;
            }
            p++;
        }
        HashPart part = hash;
        if (part != null) {
            int base = capacity + keys;
            for (int place = p - base; place < part.capacity(); place++) {
                if (part.hasValue(place)) {
                    return base + place;
                }
            }
        }
        return -1;
    }

    /** The key at a position that {@link #nextPosition} gave. */
    public Object keyAt(int position) {
        int capacity = arrayCapacity();
        return position < capacity ? (Object) (position + 1L) : keyAfterArray(position - capacity);
    }

    @TruffleBoundary
    private Object keyAfterArray(int offset) {
        int keys = layout.count();
        return offset < keys ? layout.key(offset) : hash.keyAt(offset - keys);
    }

    /** The value at a position that {@link #nextPosition} gave; nil if it was removed since. */
    public Object valueAt(int position) {
        int capacity = arrayCapacity();
        Object value;
        if (position < capacity) {
            value = position < arraySize ? element(position) : null;
        } else {
            value = valueAfterArray(position - capacity);
        }
        return value == null ? Nil.NIL : value;
    }

    @TruffleBoundary
    private Object valueAfterArray(int offset) {
        int keys = layout.count();
        return offset < keys ? slot(offset) : hash.valueAt(offset - keys);
    }

    /** The position after {@code key}, 0 for nil; -1 if the key is none of this table's. */
    public int positionAfter(Object key) {
        if (key == Nil.NIL) {
            return 0;
        }
        int capacity = arrayCapacity();
        Object normal = LuaNumbers.normaliseKey(key);
        if (normal instanceof Long number && number > 0 && number <= arraySize) {
            return (int) (long) number;
        }
        return positionAfterKey(normal, capacity);
    }

    @TruffleBoundary
    private int positionAfterKey(Object key, int capacity) {
        if (key instanceof LuaString string && layout != Layout.DICTIONARY) {
            int slot = layout.slotOf(string);
            return slot < 0 ? -1 : capacity + slot + 1;
        }
        int place = hash == null ? -1 : hash.find(key);
        if (place >= 0) {
            return capacity + layout.count() + place + 1;
        }
        // An element that the traversal has removed from the end of the array.
        return key instanceof Long number && number > 0 && number <= capacity
                ? (int) (long) number
                : -1;
    }

    /** Whether the keys are exactly 1 to n, n being at least 1. */
    @TruffleBoundary
    public boolean isPureSequence() {
        if (arraySize <= 0) {
            return false;
        }
        if (array instanceof Object[] objects) {
            for (int i = 0; i < arraySize; i++) {
                if (objects[i] == null) {
                    return false;
                }
            }
        }
        return nextPosition(arrayCapacity()) < 0;
    }

    /** How many keys have a value. */
    @TruffleBoundary
    public long keyCount() {
        long count = 0;
        for (int p = nextPosition(0); p >= 0; p = nextPosition(p + 1)) {
            count++;
        }
        return count;
    }

    // ---- garbage collection ----

    /** Whether the collector takes entries out of the table. */
    public boolean isWeak() {
        return hash instanceof WeakHashPart;
    }

    /** The entries of a table with weak keys, and all of one with weak values; else null. */
    public WeakHashPart weakPart() {
        return hash instanceof WeakHashPart weak ? weak : null;
    }

    /**
     * Makes keys, values or both weak or strong again (manual §2.5.4).
     *
     * @param tables where the collector looks for weak tables
     */
    @TruffleBoundary
    public void setWeakness(boolean weakKeys, boolean weakValues, WeakTables tables) {
        WeakHashPart old = weakPart();
        if (old == null ? !weakKeys && !weakValues : old.isWeak(weakKeys, weakValues)) {
            return;
        }
        if (weakValues) {
            becomeDictionary();
        }
        Object[] entries = entries();
        HeldValues held = heldValues();
        if (old != null) {
            old.release();
        }
        adopt(NO_ELEMENTS, weakValues ? NO_ARRAY : 0);
        hash = null;
        if (weakKeys || weakValues) {
            WeakHashPart part = new WeakHashPart(entries.length / 2, weakKeys, weakValues);
            tables.add(part);
            hash = part;
        } else if (held != null) {
            hash = new HashPart(0);
        }
        if (held != null) {
            hash.setHeld(held);
        }
        for (int i = 0; i < entries.length; i += 2) {
            put(entries[i], entries[i + 1]);
        }
    }

    /** Keys and values in turn. */
    private Object[] entries() {
        Object[] entries = new Object[8];
        int count = 0;
        for (int p = nextPosition(0); p >= 0; p = nextPosition(p + 1)) {
            if (count == entries.length) {
                entries = Arrays.copyOf(entries, count * 2);
            }
            entries[count++] = keyAt(p);
            entries[count++] = valueAt(p);
        }
        return Arrays.copyOf(entries, count);
    }

    @Override
    public HeldValues heldValues() {
        return hash == null ? null : hash.held();
    }

    // A table that becomes a key of a weak table gets a hash part for it: so other tables need no
    // field.
    @Override
    public void setHeldValues(HeldValues held) {
        if (hash == null) {
            hash = new HashPart(0);
        }
        hash.setHeld(held);
    }

    @Override
    @TruffleBoundary
    public void trace(Tracer tracer) {
        if (metatable() != null) {
            tracer.edge(metatable());
        }
        if (array instanceof Object[] objects) {
            for (int i = 0; i < arraySize; i++) {
                tracer.edge(objects[i]);
            }
        }
        for (int i = 0; i < layout.count(); i++) {
            tracer.edge(rawSlot(i));
        }
        if (hash != null) {
            hash.trace(tracer);
            if (hash.held() != null) {
                hash.held().trace(tracer);
            }
        }
    }
}
