package io.assay.runtime.data;

import io.assay.runtime.builtin.ByteStrings;
import io.assay.runtime.builtin.DataNull;
import io.assay.runtime.builtin.NumberText;
import io.assay.runtime.builtin.ValueTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a script's value and tells a sink what it finds. Arrays are what the language says has
 * array elements; other tables are objects, their keys in the order of their bytes.
 *
 * <p>Every look at a value crosses the border between languages. So a language that can is asked
 * for a {@link LanguageCopy} of a whole container; of the rest each element is asked for, and as
 * little as possible.
 */
final class ValueWalk {
    /** Deeper than any data people write; a table that contains itself ends here. */
    private static final int MAX_DEPTH = 1000;

    private final DataSink sink;
    private final String format;
    private final CopyWalk copies;

    /** How many containers the walk is in. */
    private int depth;

    /** These containers; null if they are not to be remembered, and copies may be asked for. */
    private final @Nullable Deque<Value> ancestors;

    /**
     * @param sink is told
     * @param format the format's name in messages
     */
    ValueWalk(DataSink sink, String format) {
        this(sink, format, null);
    }

    private ValueWalk(DataSink sink, String format, @Nullable Deque<Value> ancestors) {
        this.sink = sink;
        this.format = format;
        this.ancestors = ancestors;
        this.copies = new CopyWalk(this, sink);
    }

    /**
     * Walks over a value.
     *
     * @throws DataException on a value that is no data
     */
    void walk(Value value) {
        try {
            visit(value);
        } catch (TooDeepException tooDeep) {
            // What is in the way comes first, and only step by step it is seen where the walk turns
            // in circles.
            new ValueWalk(new Nowhere(), format, new ArrayDeque<>()).visit(value);
            throw tooDeep;
        }
    }

    void visit(Value value) {
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
        if (depth >= MAX_DEPTH) {
            throw tooDeep(value);
        }
        LanguageCopy copy = ancestors == null ? LanguageCopy.of(value, MAX_DEPTH - depth) : null;
        if (copy != null) {
            copies.walk(copy);
            return;
        }
        depth++;
        if (ancestors != null) {
            ancestors.push(value);
        }
        if (value.hasArrayElements()) {
            array(value);
        } else if (value.hasHashEntries()) {
            hash(value);
        } else if (value.isProxyObject() && value.asProxyObject() instanceof DataNull) {
            sink.nil();
        } else if (value.canExecute() || !value.hasMembers()) {
            throw new DataException(
                    "unsupported Lua type for " + format + ": " + ValueTypes.nameOf(value));
        } else {
            members(value);
        }
        if (ancestors != null) {
            ancestors.pop();
        }
        depth--;
    }

    private RuntimeException tooDeep(Value value) {
        if (ancestors == null) {
            return new TooDeepException();
        }
        return new DataException(
                ancestors.contains(value)
                        ? "a table contains itself"
                        : "tables are nested more than " + MAX_DEPTH + " levels deep");
    }

    /** The walk over a copy goes into a container. */
    void enter() {
        depth++;
    }

    /** And leaves it. */
    void leave() {
        depth--;
    }

    private void array(Value value) {
        sink.startArray();
        long size = value.getArraySize();
        for (long i = 0; i < size; i++) {
            visit(value.getArrayElement(i));
        }
        sink.endArray();
    }

    private void hash(Value value) {
        List<String> keys = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        Value iterator = value.getHashEntriesIterator();
        while (iterator.hasIteratorNextElement()) {
            Value entry = iterator.getIteratorNextElement();
            keys.add(key(entry.getArrayElement(0)));
            values.add(entry.getArrayElement(1));
        }
        object(keys, values);
    }

    private void members(Value value) {
        List<String> keys = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (String key : value.getMemberKeys()) {
            Value member = value.getMember(key);
            if (!member.canExecute()) {
                keys.add(key);
                values.add(member);
            }
        }
        object(keys, values);
    }

    private void object(List<String> keys, List<Value> values) {
        KeyOrder order = new KeyOrder(keys.toArray(String[]::new));
        sink.startObject();
        for (int i = 0; i < order.count(); i++) {
            sink.key(order.name(i));
            visit(values.get(order.place(i)));
        }
        sink.endObject();
    }

    private static String key(Value key) {
        if (key.isString()) {
            return text(key);
        }
        if (key.isNumber()) {
            return NumberText.of(key);
        }
        throw badKey(ValueTypes.nameOf(key));
    }

    static DataException badKey(String type) {
        return new DataException("unsupported table key type: " + type);
    }

    private void number(Value value) {
        Object raw = value.as(Object.class);
        switch (raw) {
            case Double number -> number(number.doubleValue());
            case Float number -> number(number.doubleValue());
            case Number number when value.fitsInLong() -> sink.integer(number.longValue());
            default -> number(value.asDouble());
        }
    }

    void number(double number) {
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
            throw notText();
        }
        return text;
    }

    static DataException notText() {
        return new DataException("a string is not valid UTF-8");
    }
}
