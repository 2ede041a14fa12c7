package io.assay.runtime.data;

import java.util.Arrays;
import java.util.Comparator;

/** The keys of a table in the order of their bytes, in which they are written. */
final class KeyOrder {
    private final String[] names;
    private final int[] places;

    /** Orders keys by their names; equal ones stay as they are. */
    KeyOrder(String[] keys) {
        Entry[] entries = new Entry[keys.length];
        for (int i = 0; i < keys.length; i++) {
            entries[i] = new Entry(keys[i], i);
        }
        Arrays.sort(entries, Entry.BY_BYTES);
        names = new String[keys.length];
        places = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            names[i] = entries[i].name;
            places[i] = entries[i].place;
        }
    }

    int count() {
        return names.length;
    }

    /** A key's name. */
    String name(int i) {
        return names[i];
    }

    /** Where it was among the keys in the order they came in. */
    int place(int i) {
        return places[i];
    }

    private record Entry(String name, int place) {
        static final Comparator<Entry> BY_BYTES = (a, b) -> compareBytes(a.name, b.name);
    }

    /**
     * The order of two texts' UTF-8 bytes, which differs from Java's where surrogates are involved.
     */
    private static int compareBytes(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                boolean surrogates = Character.isSurrogate(left) != Character.isSurrogate(right);
                return surrogates ? (Character.isSurrogate(left) ? 1 : -1) : left - right;
            }
        }
        return a.length() - b.length();
    }
}
