package io.assay.runtime.data;

import io.assay.runtime.builtin.ByteStrings;
import io.assay.runtime.builtin.DataNull;
import io.assay.runtime.builtin.NumberText;
import io.assay.runtime.builtin.ValueTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.graalvm.polyglot.Value;

/**
 * Walks over a script's value and tells a sink what it finds. Arrays are what the language says has
 * array elements; other tables are objects, their keys in the order of their bytes. Every look at a
 * value crosses the border between languages, so each is asked as little as possible.
 */
final class ValueWalk {
    /** Deeper than any data people write; a table that contains itself ends here. */
    private static final int MAX_DEPTH = 1000;

    private final DataSink sink;
    private final String format;
    private final Deque<Value> ancestors = new ArrayDeque<>();

    /**
     * @param sink is told
     * @param format the format's name in messages
     */
    ValueWalk(DataSink sink, String format) {
        this.sink = sink;
        this.format = format;
    }

    /**
     * Walks over a value.
     *
     * @throws DataException on a value that is no data
     */
    void walk(Value value) {
        if (value.isString()) {
            sink.string(text(value));
        } else if (value.isNumber()) {
            number(value);
        } else if (value.isBoolean()) {
            sink.bool(value.asBoolean());
        } else if (value.isNull()) {
            sink.nil();
        } else {
            container(value);
        }
    }

    private void container(Value value) {
        if (ancestors.size() >= MAX_DEPTH) {
            throw new DataException(
                    ancestors.contains(value)
                            ? "a table contains itself"
                            : "tables are nested more than " + MAX_DEPTH + " levels deep");
        }
        ancestors.push(value);
        if (value.hasArrayElements()) {
            array(value);
        } else if (value.hasHashEntries()) {
            object(hashEntries(value));
        } else if (value.isProxyObject() && value.asProxyObject() instanceof DataNull) {
            sink.nil();
        } else if (value.canExecute() || !value.hasMembers()) {
            throw new DataException(
                    "unsupported Lua type for " + format + ": " + ValueTypes.nameOf(value));
        } else {
            object(members(value));
        }
        ancestors.pop();
    }

    private void array(Value value) {
        sink.startArray();
        long size = value.getArraySize();
        for (long i = 0; i < size; i++) {
            walk(value.getArrayElement(i));
        }
        sink.endArray();
    }

    private void object(List<Entry> entries) {
        entries.sort(Entry.BY_BYTES);
        sink.startObject();
        for (Entry entry : entries) {
            sink.key(entry.key());
            walk(entry.value());
        }
        sink.endObject();
    }

    private List<Entry> hashEntries(Value value) {
        List<Entry> entries = new ArrayList<>((int) value.getHashSize());
        Value iterator = value.getHashEntriesIterator();
        while (iterator.hasIteratorNextElement()) {
            Value entry = iterator.getIteratorNextElement();
            entries.add(new Entry(key(entry.getArrayElement(0)), entry.getArrayElement(1)));
        }
        return entries;
    }

    private static List<Entry> members(Value value) {
        List<Entry> entries = new ArrayList<>();
        for (String key : value.getMemberKeys()) {
            Value member = value.getMember(key);
            if (!member.canExecute()) {
                entries.add(new Entry(key, member));
            }
        }
        return entries;
    }

    private static String key(Value key) {
        if (key.isString()) {
            return text(key);
        }
        if (key.isNumber()) {
            return NumberText.of(key);
        }
        throw new DataException("unsupported table key type: " + ValueTypes.nameOf(key));
    }

    private void number(Value value) {
        Object raw = value.as(Object.class);
        switch (raw) {
            case Double number -> finite(number);
            case Float number -> finite(number);
            case Number number when value.fitsInLong() -> sink.integer(number.longValue());
            default -> finite(value.asDouble());
        }
    }

    private void finite(double number) {
        if (!Double.isFinite(number)) {
            throw new DataException(
                    "cannot encode " + spelled(number) + " as " + format + " number");
        }
        sink.number(number);
    }

    private static String spelled(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? "inf" : "-inf";
    }

    private static String text(Value value) {
        String text = value.asString();
        if (!ByteStrings.isText(text, value)) {
            throw new DataException("a string is not valid UTF-8");
        }
        return text;
    }

    /** A key and what it stands for. */
    private record Entry(String key, Value value) {
        static final Comparator<Entry> BY_BYTES = (a, b) -> compareBytes(a.key, b.key);
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
