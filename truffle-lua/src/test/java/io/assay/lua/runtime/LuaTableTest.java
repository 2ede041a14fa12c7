package io.assay.lua.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way a table stores its parts, it is a map; a map of Java's is the measure here. */
class LuaTableTest {

    private static final int STEPS = 4_000;
    private static final int KEYS = 24;
    private static final LuaString[] FIELDS =
            Stream.of("a", "b", "c", "d", "e", "f", "g")
                    .map(LuaString::of)
                    .toArray(LuaString[]::new);

    /**
     * @param mixed one of so many values is of another kind than the table's favourite, so that
     *     arrays and fields change what they hold at different rates
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 10, 100, 1000})
    void isTheMapOfWhatWasPut(int mixed) {
        long seed = Long.getLong("lua.seed", new Random().nextInt(1_000_000));
        Random random = new Random(seed);
        for (int favourite = 0; favourite < 5; favourite++) {
            LuaTable table = new LuaTable();
            Map<Object, Object> model = new HashMap<>();
            for (int step = 0; step < STEPS; step++) {
                Object key = key(random, table);
                Object value =
                        value(random, random.nextInt(mixed) == 0 ? random.nextInt(6) : favourite);
                put(table, key, value);
                if (value == Nil.NIL) {
                    model.remove(key);
                } else {
                    model.put(key, value);
                }
                String place = "seed " + seed + ", favourite " + favourite + ", step " + step;
                assertEquals(model.get(key), table.get(key), place);
                if (step % 50 == 0) {
                    assertSame(model, table, place);
                }
                if (step % 400 == 399) {
                    table = new LuaTable();
                    model.clear();
                }
            }
        }
    }

    /** Mostly the next element or one that is there, as programs have it. */
    private static Object key(Random random, LuaTable table) {
        return switch (random.nextInt(4)) {
            case 0 -> FIELDS[random.nextInt(FIELDS.length)];
            case 1 -> table.length() + 1;
            default -> 1L + random.nextInt(KEYS);
        };
    }

    private static Object value(Random random, int kind) {
        return switch (kind) {
            case 0 -> (long) random.nextInt(1000);
            case 1 -> random.nextInt(1000) / 8.0;
            case 2 -> random.nextBoolean();
            case 3 -> LuaString.of("s" + random.nextInt(1000));
            case 4 -> random.nextInt(4) == 0 ? Nil.NIL : (Object) random.nextBoolean();
            default -> Nil.NIL;
        };
    }

    /** By the method that fits the types, as compiled code does. */
    private static void put(LuaTable table, Object key, Object value) {
        if (key instanceof LuaString name) {
            table.put(name, value, false);
            return;
        }
        long index = (long) key;
        switch (value) {
            case Long number -> table.put(index, (long) number);
            case Double number -> table.put(index, (double) number);
            case Boolean truth -> table.put(index, (boolean) truth);
            default -> table.put(index, value);
        }
    }

    private static void assertSame(Map<Object, Object> model, LuaTable table, String place) {
        for (Map.Entry<Object, Object> entry : model.entrySet()) {
            assertEquals(
                    entry.getValue(), table.get(entry.getKey()), place + ", key " + entry.getKey());
        }
        assertEquals(model.size(), table.keyCount(), place);
        Map<Object, Object> seen = new HashMap<>();
        for (int p = table.nextPosition(0); p >= 0; p = table.nextPosition(p + 1)) {
            Object key = table.keyAt(p);
            assertNull(seen.put(key, table.valueAt(p)), place + ": twice " + key);
            assertEquals(p + 1, table.positionAfter(key), place);
        }
        assertEquals(model, seen, place);
        long border = table.length();
        assertTrue(border == 0 || model.containsKey(border), place);
        assertTrue(!model.containsKey(border + 1), place);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void insertsAndRemovesInArraysOfEachKind(int kind) {
        Random random = new Random(7);
        LuaTable table = new LuaTable();
        List<Object> model = new ArrayList<>();
        for (int step = 0; step < 500; step++) {
            if (model.isEmpty() || random.nextInt(3) > 0) {
                Object value = value(random, step % 100 == 99 ? 3 : kind);
                if (model.isEmpty() || random.nextBoolean()) {
                    table.put(model.size() + 1L, value);
                    model.add(value);
                } else {
                    int at = random.nextInt(model.size());
                    table.insertElement(at + 1, value);
                    model.add(at, value);
                }
            } else {
                int at = random.nextInt(model.size());
                assertEquals(model.remove(at), table.removeElement(at + 1), "step " + step);
            }
            assertEquals(model.size(), table.length());
            for (int i = 0; i < model.size(); i++) {
                assertTrue(Objects.equals(model.get(i), table.get(i + 1L)), "step " + step);
            }
        }
    }

    @Test
    void numbersInFieldsKeepTheirKindAndBits() {
        LuaTable table = new LuaTable();
        double[] floats = {-0.0, Double.NaN, Double.MIN_VALUE, Double.NEGATIVE_INFINITY};
        for (LuaString name : FIELDS) {
            for (double number : floats) {
                table.put(name, number, false);
                assertEquals(
                        Double.doubleToRawLongBits(number),
                        Double.doubleToRawLongBits((double) table.get(name)));
            }
            table.put(name, Long.MIN_VALUE, false);
            assertEquals(Long.MIN_VALUE, table.get(name));
            table.put(name, true, false);
            assertEquals(true, table.get(name));
            table.put(name, 1.0, false);
            assertEquals(1.0, table.get(name));
        }
    }
}
