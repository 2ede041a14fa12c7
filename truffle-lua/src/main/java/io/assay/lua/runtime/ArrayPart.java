package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Arrays;

/**
 * The array part of a {@link LuaTable}: the values of the keys 1 to {@link #arraySize()}, here with
 * indices from 0. The class of the array says what it holds:
 *
 * <ul>
 *   <li>{@code Object[]} of exactly that class: anything; null is a hole, and all from the end on
 *       is null;
 *   <li>{@code long[]}, {@code double[]}, {@code boolean[]}: integers, floats, booleans only, and
 *       no holes. A value of another kind makes the array a general one.
 * </ul>
 *
 * <p>The last element is never a hole. It knows nothing of the other parts of a table.
 */
abstract sealed class ArrayPart permits LuaTableInterop {

    static final Object[] NO_ELEMENTS = new Object[0];

    private static final int LEAST_CAPACITY = 4;

    /** One of the four kinds of array. */
    Object array = NO_ELEMENTS;

    int arraySize;

    /**
     * Whether an array part holds any values. The class is compared exactly, which is one
     * comparison and makes stores need no check.
     */
    public static boolean isGeneral(Object storage) {
        return storage.getClass() == Object[].class;
    }

    /** An array part that {@link #isGeneral}. */
    public static Object[] general(Object storage) {
        return CompilerDirectives.castExact(storage, Object[].class);
    }

    /** The array, of which {@link #arraySize()} elements count. */
    public final Object arrayStorage() {
        return array;
    }

    public final int arraySize() {
        return arraySize;
    }

    /** The value at an index less than the size; null for a hole. */
    final Object element(int index) {
        Object storage = array;
        if (isGeneral(storage)) {
            return general(storage)[index];
        }
        if (storage instanceof long[] longs) {
            return longs[index];
        }
        return storage instanceof double[] doubles
                ? (Object) doubles[index]
                : (Object) ((boolean[]) storage)[index];
    }

    /** Sets the value at an index less than the size; null makes a hole or a shorter array. */
    final void setElement(int index, Object value) {
        Object storage = array;
        if (isGeneral(storage)) {
            Object[] objects = general(storage);
            objects[index] = value;
            if (value == null && index == arraySize - 1) {
                trim(objects);
            }
        } else if (storage instanceof long[] longs && value instanceof Long number) {
            longs[index] = number;
        } else if (storage instanceof double[] doubles && value instanceof Double number) {
            doubles[index] = number;
        } else if (storage instanceof boolean[] booleans && value instanceof Boolean truth) {
            booleans[index] = truth;
        } else if (value == null && index == arraySize - 1) {
            arraySize--;
        } else {
            generalise()[index] = value;
        }
    }

    private void trim(Object[] objects) {
        int size = arraySize - 1;
        while (size > 0 && objects[size - 1] == null) {
            size--;
        }
        arraySize = size;
    }

    /** Makes the array hold values of any type; its capacity stays. */
    @TruffleBoundary
    final Object[] generalise() {
        if (array instanceof Object[] objects) {
            return objects;
        }
        Object[] objects = new Object[arrayCapacity()];
        for (int i = 0; i < arraySize; i++) {
            objects[i] = element(i);
        }
        array = objects;
        return objects;
    }

    /** Adds an element behind the last; not null. */
    final void addElement(Object value) {
        int size = arraySize;
        if (size == 0) {
            startArray(value);
        }
        Object storage = array;
        if (storage instanceof long[] longs && value instanceof Long number) {
            (size < longs.length ? longs : (long[]) grow())[size] = number;
        } else if (storage instanceof double[] doubles && value instanceof Double number) {
            (size < doubles.length ? doubles : (double[]) grow())[size] = number;
        } else if (storage instanceof boolean[] booleans && value instanceof Boolean truth) {
            (size < booleans.length ? booleans : (boolean[]) grow())[size] = truth;
        } else {
            Object[] objects = generalise();
            (size < objects.length ? objects : (Object[]) grow())[size] = value;
        }
        arraySize = size + 1;
    }

    /** The first element decides what kind of array it is; what there was of another is dropped. */
    @TruffleBoundary
    private void startArray(Object first) {
        int capacity = Math.max(LEAST_CAPACITY, arrayCapacity());
        switch (first) {
            case Long number -> {
                if (!(array instanceof long[] longs) || longs.length == 0) {
                    array = new long[capacity];
                }
            }
            case Double number -> {
                if (!(array instanceof double[] doubles) || doubles.length == 0) {
                    array = new double[capacity];
                }
            }
            case Boolean truth -> {
                if (!(array instanceof boolean[] booleans) || booleans.length == 0) {
                    array = new boolean[capacity];
                }
            }
            default -> {
                if (!(array instanceof Object[] objects) || objects.length == 0) {
                    array = new Object[capacity];
                }
            }
        }
    }

    /** Makes the array twice as long. */
    @TruffleBoundary
    private Object grow() {
        int capacity = newCapacity(arrayCapacity());
        array =
                switch (array) {
                    case long[] longs -> Arrays.copyOf(longs, capacity);
                    case double[] doubles -> Arrays.copyOf(doubles, capacity);
                    case boolean[] booleans -> Arrays.copyOf(booleans, capacity);
                    default -> Arrays.copyOf((Object[]) array, capacity);
                };
        return array;
    }

    private static int newCapacity(int size) {
        if (size >= LuaString.MAX_LENGTH) {
            throw new OutOfMemoryError();
        }
        return size < LEAST_CAPACITY
                ? LEAST_CAPACITY
                : (int) Math.min(size * 2L, LuaString.MAX_LENGTH);
    }

    final int arrayCapacity() {
        Object storage = array;
        if (storage instanceof Object[] objects) {
            return objects.length;
        }
        if (storage instanceof long[] longs) {
            return longs.length;
        }
        return storage instanceof double[] doubles ? doubles.length : ((boolean[]) storage).length;
    }

    /** Removes the element at {@code index}, moving the rest down; null if it was a hole. */
    final Object removeAt(int index) {
        Object removed = element(index);
        int size = arraySize;
        System.arraycopy(array, index + 1, array, index, size - 1 - index);
        setElement(size - 1, null);
        return removed;
    }

    /** Inserts at {@code index}, moving the rest up, of which the last was added a second time. */
    final void moveUpAndSet(int index, Object value) {
        System.arraycopy(array, index, array, index + 1, arraySize - 2 - index);
        setElement(index, value);
    }

    /** Takes over an array, of which the first {@code size} elements count. */
    final void adopt(Object elements, int size) {
        array = elements;
        arraySize = size;
    }

    /** The elements as integers, or null if some are none. */
    static long[] allLongs(Object[] elements) {
        long[] longs = new long[elements.length];
        for (int i = 0; i < elements.length; i++) {
            if (!(elements[i] instanceof Long number)) {
                return null;
            }
            longs[i] = number;
        }
        return longs;
    }

    /** The elements as floats, or null if some are none. */
    static double[] allDoubles(Object[] elements) {
        double[] doubles = new double[elements.length];
        for (int i = 0; i < elements.length; i++) {
            if (!(elements[i] instanceof Double number)) {
                return null;
            }
            doubles[i] = number;
        }
        return doubles;
    }
}
