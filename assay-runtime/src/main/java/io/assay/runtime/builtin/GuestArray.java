package io.assay.runtime.builtin;

import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/** A list as an array, for languages whose own arrays are not filled from Java. */
final class GuestArray implements ProxyArray {
    private final List<@Nullable Object> elements;
    private final GuestLanguage language;

    GuestArray(List<?> elements, GuestLanguage language) {
        this.elements = new ArrayList<>(elements);
        this.language = language;
    }

    @Override
    public @Nullable Object get(long index) {
        return language.toGuest(elements.get(checked(index)));
    }

    @Override
    public void set(long index, Value value) {
        if (index == elements.size()) {
            elements.add(value);
        } else {
            elements.set(checked(index), value);
        }
    }

    @Override
    public boolean remove(long index) {
        elements.remove(checked(index));
        return true;
    }

    @Override
    public long getSize() {
        return elements.size();
    }

    private int checked(long index) {
        if (index < 0 || index >= elements.size()) {
            throw new ArrayIndexOutOfBoundsException("index " + index + " of " + elements.size());
        }
        return (int) index;
    }
}
