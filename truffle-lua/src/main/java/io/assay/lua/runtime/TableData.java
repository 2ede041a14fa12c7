package io.assay.lua.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * One copy of a table, and of the tables in it, into plain Java data: for hosts, which else ask for
 * each element.
 *
 * <ul>
 *   <li>Booleans, integers and floats are {@code Boolean}, {@code Long} and {@code Double}; a hole
 *       of a list is null.
 *   <li>A string that is valid UTF-8 is a {@code String}, another one a {@code byte[]}.
 *   <li>A list (see {@link LuaTableInterop}) is an {@code Object[]} of its elements.
 *   <li>Any other table is a {@code Map.Entry} of two {@code Object[]}: its keys and their values,
 *       in the order of {@code next}. Tables of one {@link Layout} mostly share the array of keys,
 *       so that what is found out about keys can be kept by its identity.
 *   <li>Everything else is the {@code Integer} that is its index in {@link #others}: functions,
 *       userdata, objects of other languages; also a table that is a key.
 * </ul>
 */
final class TableData {

    private final List<Object> others = new ArrayList<>();
    private final Map<Layout, Object[]> layoutKeys = new IdentityHashMap<>();

    /** What an {@code Integer} in the copy stands for. */
    List<Object> others() {
        return others;
    }

    /**
     * Copies.
     *
     * @param depth how many tables there may be within each other
     * @return null if there are more, as in a table that contains itself
     */
    Object copy(LuaTable table, long depth) {
        if (depth <= 0) {
            return null;
        }
        return table.hasArrayElements() ? list(table, depth) : entries(table, depth);
    }

    private Object[] list(LuaTable table, long depth) {
        Object[] elements = new Object[(int) table.length()];
        for (int i = 0; i < elements.length; i++) {
            Object element = table.get(i + 1L);
            if (element != null) {
                elements[i] = value(element, depth);
                if (elements[i] == null) {
                    return null;
                }
            }
        }
        return elements;
    }

    private Map.Entry<Object[], Object[]> entries(LuaTable table, long depth) {
        Layout layout = table.layout();
        int fields = layout.count();
        if (table.nextPosition(0) != table.arrayCapacity()
                || table.nextPosition(table.arrayCapacity() + fields) >= 0) {
            return mixedEntries(table, depth);
        }
        Object[] values = new Object[fields];
        for (int slot = 0; slot < fields; slot++) {
            Object value = table.slot(slot);
            if (value == null) {
                return mixedEntries(table, depth);
            }
            values[slot] = value;
        }
        return copied(layoutKeys.computeIfAbsent(layout, TableData::keys), values, fields, depth);
    }

    private static Object[] keys(Layout layout) {
        Object[] keys = new Object[layout.count()];
        for (int slot = 0; slot < keys.length; slot++) {
            keys[slot] = text(layout.key(slot));
        }
        return keys;
    }

    private Map.Entry<Object[], Object[]> mixedEntries(LuaTable table, long depth) {
        Object[] keys = new Object[8];
        Object[] values = new Object[8];
        int count = 0;
        for (int p = table.nextPosition(0); p >= 0; p = table.nextPosition(p + 1)) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
                values = Arrays.copyOf(values, count * 2);
            }
            keys[count] = key(table.keyAt(p));
            values[count++] = table.valueAt(p);
        }
        return copied(Arrays.copyOf(keys, count), Arrays.copyOf(values, count), count, depth);
    }

    /** Replaces the values by their copies. */
    private Map.Entry<Object[], Object[]> copied(
            Object[] keys, Object[] values, int count, long depth) {
        for (int i = 0; i < count; i++) {
            Object copy = value(values[i], depth);
            if (copy == null) {
                return null;
            }
            values[i] = copy;
        }
        return new SimpleImmutableEntry<>(keys, values);
    }

    private Object value(Object value, long depth) {
        return value instanceof LuaTable table ? copy(table, depth - 1) : key(value);
    }

    private Object key(Object key) {
        if (key instanceof LuaString string) {
            return text(string);
        }
        if (key instanceof Long || key instanceof Double || key instanceof Boolean) {
            return key;
        }
        others.add(key);
        return others.size() - 1;
    }

    private static Object text(LuaString string) {
        String text = string.asString();
        return text.indexOf('\uFFFD') < 0 || isText(string.bytes()) ? text : string.bytes().clone();
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
