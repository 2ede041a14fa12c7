package io.assay.lua.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that loads new sources for ever keeps nothing of the names in those it has dropped. */
class NamesOfDroppedSourcesTest {

    private static final int ATTEMPTS = 200;

    @Test
    void equalConstantsAreOneObject() {
        ConstantStrings strings = new ConstantStrings();
        LuaString first = strings.intern(LuaString.of("name"));
        assertSame(first, strings.intern(LuaString.of("name")));
    }

    @Test
    void aConstantGoesWithItsLastUser() throws InterruptedException {
        ConstantStrings strings = new ConstantStrings();
        LuaString kept = strings.intern(LuaString.of("kept"));
        WeakReference<LuaString> dropped =
                new WeakReference<>(strings.intern(LuaString.of("dropped")));
        for (int i = 0; i < ATTEMPTS && dropped.get() != null; i++) {
            System.gc();
            Thread.sleep(5);
        }
        assertNull(dropped.get());
        assertSame(kept, strings.intern(LuaString.of("kept")));
        LuaString again = strings.intern(LuaString.of("dropped"));
        assertNotNull(again);
        assertSame(again, strings.intern(LuaString.of("dropped")));
    }

    @Test
    void layoutsInUseFillTheirPlacesAndDroppedOnesLeaveThem() throws InterruptedException {
        Layout root = Layout.EMPTY.with(LuaString.of("root of this test"), false);
        List<Layout> used = new ArrayList<>();
        Layout next = root.with(LuaString.of("field 0"), false);
        while (next != Layout.DICTIONARY) {
            used.add(next);
            next = root.with(LuaString.of("field " + used.size()), false);
        }
        assertEquals(1024, used.size());
        used.clear();
        for (int i = 0; i < ATTEMPTS && next == Layout.DICTIONARY; i++) {
            System.gc();
            for (int j = 0; j <= 1024 && next == Layout.DICTIONARY; j++) {
                next = root.with(LuaString.of("later field"), false);
            }
            Thread.sleep(5);
        }
        assertNotEquals(Layout.DICTIONARY, next);
        assertEquals(1, next.slotOf(LuaString.of("later field")));
    }

    @Test
    void dataLeavesPlacesForFieldNames() {
        Layout root = Layout.EMPTY.with(LuaString.of("another root of this test"), false);
        List<Layout> used = new ArrayList<>();
        Layout next = root.with(LuaString.of("key 0"), true);
        while (next != Layout.DICTIONARY) {
            used.add(next);
            next = root.with(LuaString.of("key " + used.size()), true);
        }
        assertNotEquals(Layout.DICTIONARY, root.with(LuaString.of("field"), false));
        assertEquals(128, used.size());
    }
}
