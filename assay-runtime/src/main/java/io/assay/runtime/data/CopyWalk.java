package io.assay.runtime.data;

import io.assay.runtime.builtin.NumberText;
import io.assay.runtime.builtin.ValueTypes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a {@link ValueWalk} that goes over a {@link LanguageCopy}. */
final class CopyWalk {
    /** A power of two. */
    private static final int RECENT = 64;

    private final ValueWalk values;
    private final DataSink sink;

    /** Orders that were asked for last, each in a place by its keys' identity. */
    private final @Nullable Object[][] recentKeys = new Object[RECENT][];

    private final @Nullable KeyOrder[] recentOrders = new KeyOrder[RECENT];

    /**
     * @param values goes over the values that are not in the copy
     * @param sink is told
     */
    CopyWalk(ValueWalk values, DataSink sink) {
        this.values = values;
        this.sink = sink;
    }

    void walk(LanguageCopy copy) {
        walk(copy, copy.data());
    }

    private void walk(LanguageCopy copy, @Nullable Object data) {
        switch (data) {
            case null -> sink.nil();
            case String text -> sink.string(text);
            case Long number -> sink.integer(number);
            case Double number -> values.number(number);
            case Boolean bool -> sink.bool(bool);
            case Map.Entry<?, ?> table ->
                    table(copy, (Object[]) table.getKey(), (Object[]) table.getValue());
            case Object[] list -> list(copy, list);
            case Integer index -> values.visit(copy.value(index));
            case byte[] bytes -> throw ValueWalk.notText();
            default -> throw new IllegalStateException("in a copy: " + data.getClass());
        }
    }

    private void list(LanguageCopy copy, @Nullable Object[] list) {
        values.enter();
        sink.startArray();
        for (Object element : list) {
            walk(copy, element);
        }
        sink.endArray();
        values.leave();
    }

    private void table(LanguageCopy copy, Object[] keys, Object[] elements) {
        values.enter();
        KeyOrder order = order(copy, keys);
        sink.startObject();
        for (int i = 0; i < order.count(); i++) {
            sink.key(order.name(i));
            walk(copy, elements[order.place(i)]);
        }
        sink.endObject();
        values.leave();
    }

    private KeyOrder order(LanguageCopy copy, Object[] keys) {
        int place = System.identityHashCode(keys) & (RECENT - 1);
        KeyOrder recent = recentOrders[place];
        if (recent != null && recentKeys[place] == keys) {
            return recent;
        }
        String[] names = new String[keys.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = name(copy, keys[i]);
        }
        KeyOrder order = new KeyOrder(names);
        recentKeys[place] = keys;
        recentOrders[place] = order;
        return order;
    }

    private static String name(LanguageCopy copy, Object key) {
        return switch (key) {
            case String text -> text;
            case Long number -> number.toString();
            case Double number -> NumberText.of(number);
            case byte[] bytes -> throw ValueWalk.notText();
            case Integer index -> throw ValueWalk.badKey(ValueTypes.nameOf(copy.value(index)));
            default -> throw ValueWalk.badKey("boolean");
        };
    }
}
