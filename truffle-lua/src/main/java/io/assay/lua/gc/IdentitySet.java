package io.assay.lua.gc;

/** Objects that were seen, by identity. */
final class IdentitySet {

    private Object[] places = new Object[1024];
    private int size;

    /** Whether {@code object} was not in the set before. */
    boolean add(Object object) {
        if (size * 2 >= places.length) {
            grow();
        }
        int place = place(places, object);
        if (places[place] != null) {
            return false;
        }
        places[place] = object;
        size++;
        return true;
    }

    boolean contains(Object object) {
        return places[place(places, object)] != null;
    }

    /** Where the object is or would be. */
    private static int place(Object[] places, Object object) {
        int hash = System.identityHashCode(object);
        int mask = places.length - 1;
        int place = (hash ^ (hash >>> 16)) & mask;
        while (places[place] != null && places[place] != object) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        Object[] larger = new Object[places.length * 4];
        for (Object object : places) {
            if (object != null) {
                larger[place(larger, object)] = object;
            }
        }
        places = larger;
    }
}
