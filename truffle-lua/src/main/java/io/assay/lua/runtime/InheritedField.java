package io.assay.lua.runtime;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.ArrayList;
import java.util.List;

/**
 * The value that a chain of {@code __index} tables gives to a key that an object does not have, for
 * all objects of one layout and metatable.
 *
 * @param value nil if the chain has no value
 * @param assumptions hold as long as the chain still gives this value
 */
public record InheritedField(Object value, Assumption[] assumptions) {

    private static final int MAX_CHAIN = 100;

    /**
     * What {@code metatable} makes of {@code key}; null where that cannot be taken for constant: a
     * handler that is a function, a table that is a dictionary, a field that changes.
     */
    @TruffleBoundary
    public static InheritedField find(LuaTable metatable, LuaString key) {
        List<Assumption> assumptions = new ArrayList<>();
        LuaTable current = metatable;
        for (int i = 0; i < MAX_CHAIN; i++) {
            if (current == null) {
                return of(Nil.NIL, assumptions);
            }
            Object handler = read(current, Metatables.INDEX, assumptions);
            if (handler == Nil.NIL) {
                return of(Nil.NIL, assumptions);
            }
            if (!(handler instanceof LuaTable parent)) {
                return null;
            }
            Object value = read(parent, key, assumptions);
            if (value == null) {
                return null;
            }
            if (value != Nil.NIL) {
                return of(value, assumptions);
            }
            // The parent's metatable cannot change without its layout.
            assumptions.add(parent.layout().stable());
            current = parent.metatable();
        }
        return null;
    }

    private static InheritedField of(Object value, List<Assumption> assumptions) {
        return new InheritedField(value, assumptions.toArray(Assumption[]::new));
    }

    /** A field as a constant; nil if it is absent, null if it is none. */
    private static Object read(LuaTable table, LuaString key, List<Assumption> assumptions) {
        if (!table.own()) {
            return null;
        }
        Layout layout = table.layout();
        int slot = layout.slotOf(key);
        if (slot < 0) {
            assumptions.add(layout.stable());
            return Nil.NIL;
        }
        Assumption unchanged = layout.unchanged(slot);
        if (!unchanged.isValid()) {
            return null;
        }
        assumptions.add(unchanged);
        Object value = table.slot(slot);
        return value == null ? Nil.NIL : value;
    }
}
