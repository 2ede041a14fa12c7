package io.assay.runtime.builtins.http;

import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.ByteStrings;
import io.assay.runtime.builtin.NumberText;
import io.assay.runtime.builtin.ValueTypes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A table of options that a script passed, in whatever language. Texts are byte strings: one char
 * per byte.
 *
 * @param function the called function's name, for messages
 * @param table a table by {@link ValueTypes#isTable}
 */
record OptionTable(String function, Value table) {

    /** An option's value, or null when it isn't given. */
    @Nullable Value get(String name) {
        Value value = table.hasHashEntries() ? table.getHashValue(name) : table.getMember(name);
        return value == null || value.isNull() ? null : value;
    }

    /** A table inside this one, or null. */
    @Nullable OptionTable tableAt(String name) {
        Value value = get(name);
        if (value == null) {
            return null;
        }
        if (!ValueTypes.isTable(value)) {
            throw mustBe(name, "a table", value);
        }
        return new OptionTable(function, value);
    }

    /** A boolean, or the given one. */
    boolean booleanAt(String name, boolean otherwise) {
        Value value = get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw mustBe(name, "a boolean", value);
        }
        return value.asBoolean();
    }

    /** A number, or null. */
    @Nullable Double numberAt(String name) {
        Value value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw mustBe(name, "a number", value);
        }
        return value.fitsInLong() ? (double) value.asLong() : value.asDouble();
    }

    /** A string as text, or null. */
    @Nullable String stringAt(String name) {
        Value value = get(name);
        if (value == null) {
            return null;
        }
        if (!ByteStrings.isByteString(value)) {
            throw mustBe(name, "a string", value);
        }
        return new String(ByteStrings.read(value), StandardCharsets.UTF_8);
    }

    /** A function, or null. */
    @Nullable Value functionAt(String name) {
        Value value = get(name);
        if (value != null && !value.canExecute()) {
            throw mustBe(name, "a function", value);
        }
        return value;
    }

    /** All entries whose keys are strings or numbers, the keys as bytes and sorted. */
    Map<String, Value> entries() {
        Map<String, Value> entries = new TreeMap<>();
        if (table.hasHashEntries()) {
            Value iterator = table.getHashEntriesIterator();
            while (iterator.hasIteratorNextElement()) {
                Value entry = iterator.getIteratorNextElement();
                String key = text(entry.getArrayElement(0));
                if (key != null) {
                    entries.put(key, entry.getArrayElement(1));
                }
            }
        } else if (!table.hasArrayElements()) {
            for (String key : table.getMemberKeys()) {
                entries.put(bytes(key), table.getMember(key));
            }
        }
        return entries;
    }

    /** The bytes of a string, or of a number's or boolean's text; null for anything else. */
    static @Nullable String text(Value value) {
        if (ByteStrings.isByteString(value)) {
            return new String(ByteStrings.read(value), StandardCharsets.ISO_8859_1);
        }
        if (value.isNumber()) {
            return NumberText.of(value);
        }
        return value.isBoolean() ? String.valueOf(value.asBoolean()) : null;
    }

    /** The error for an option of the wrong type. */
    BuiltinException mustBe(String name, String what, Value got) {
        return new BuiltinException(
                "%s: %s must be %s, got %s"
                        .formatted(function, name, what, ValueTypes.nameOf(got)));
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
