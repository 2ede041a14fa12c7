package io.assay.runtime.builtins.assertion;

import io.assay.runtime.builtin.ByteStrings;
import io.assay.runtime.builtin.NumberText;
import io.assay.runtime.builtin.ValueTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.graalvm.polyglot.Value;

/**
 * Equality by value: integers and floats by their numeric value with a little tolerance, strings by
 * their bytes, tables by their keys and what these hold, functions and the rest by identity. It
 * stops at the first few differences and says where they are.
 */
final class Equality {
    private static final double TOLERANCE = Math.ulp(1.0);
    private static final int MAX_DIFFERENCES = 5;

    /** Two tables under comparison; meeting the same pair again inside them adds nothing. */
    private record Pair(Value left, Value right) {}

    private final Set<Pair> compared = new HashSet<>();
    private final List<String> differences = new ArrayList<>();

    private Equality() {}

    static boolean areEqual(Value left, Value right) {
        return differences(left, right).isEmpty();
    }

    /** Where two values differ, in words; empty if they are equal. */
    static List<String> differences(Value left, Value right) {
        Equality equality = new Equality();
        equality.compare("", left, right);
        return equality.differences;
    }

    private void compare(String path, Value left, Value right) {
        if (differences.size() > MAX_DIFFERENCES) {
            return;
        }
        Optional<Boolean> scalar = scalarsEqual(left, right);
        if (scalar.isPresent()) {
            if (!scalar.get()) {
                differ(path, Shown.inTable(left), Shown.inTable(right));
            }
        } else if (!left.equals(right) && compared.add(new Pair(left, right))) {
            compareTables(path, entries(left), entries(right));
        }
    }

    /** The answer for anything but two tables. */
    private static Optional<Boolean> scalarsEqual(Value left, Value right) {
        if (left.isNumber() && right.isNumber()) {
            return Optional.of(numbersEqual(left, right));
        }
        if (ByteStrings.isByteString(left) && ByteStrings.isByteString(right)) {
            return Optional.of(Arrays.equals(ByteStrings.read(left), ByteStrings.read(right)));
        }
        if (left.isNull() || right.isNull()) {
            return Optional.of(left.isNull() && right.isNull());
        }
        if (ValueTypes.isTable(left) && ValueTypes.isTable(right)) {
            return Optional.empty();
        }
        return Optional.of(left.equals(right));
    }

    private static boolean numbersEqual(Value left, Value right) {
        if (left.fitsInLong() && right.fitsInLong()) {
            return left.asLong() == right.asLong();
        }
        double difference = Math.abs(left.asDouble() - right.asDouble());
        return left.asDouble() == right.asDouble() || difference < TOLERANCE;
    }

    private void compareTables(String path, Map<String, Value> left, Map<String, Value> right) {
        Set<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        for (String key : keys) {
            String inner = path + key;
            if (!left.containsKey(key)) {
                differ(inner, "nil", Shown.inTable(right.get(key)));
            } else if (!right.containsKey(key)) {
                differ(inner, Shown.inTable(left.get(key)), "nil");
            } else {
                compare(inner, left.get(key), right.get(key));
            }
        }
    }

    private void differ(String path, String left, String right) {
        if (differences.size() == MAX_DIFFERENCES) {
            differences.add("...");
        } else if (differences.size() < MAX_DIFFERENCES) {
            differences.add(
                    path.isEmpty() ? left + " != " + right : path + ": " + left + " != " + right);
        }
    }

    /** A table's entries, by the way one writes them in source: {@code .name}, {@code [1]}. */
    private static Map<String, Value> entries(Value table) {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (table.hasHashEntries()) {
            Value iterator = table.getHashEntriesIterator();
            while (iterator.hasIteratorNextElement()) {
                Value entry = iterator.getIteratorNextElement();
                entries.put(step(entry.getArrayElement(0)), entry.getArrayElement(1));
            }
        } else if (table.hasArrayElements()) {
            for (long i = 0; i < table.getArraySize(); i++) {
                entries.put("[" + i + "]", table.getArrayElement(i));
            }
        } else {
            table.getMemberKeys().forEach(key -> entries.put("." + key, table.getMember(key)));
        }
        return entries;
    }

    private static String step(Value key) {
        if (key.isString()) {
            String name = key.asString();
            return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : "[\"" + name + "\"]";
        }
        return "[" + (key.isNumber() ? NumberText.of(key) : key.toString()) + "]";
    }
}
