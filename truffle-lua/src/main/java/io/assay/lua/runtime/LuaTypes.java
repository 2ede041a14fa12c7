package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.TypeSystem;
import com.oracle.truffle.api.interop.InteropLibrary;
import io.assay.lua.coroutine.Coroutine;

/** Lua's types as the DSL specialises on them, and their names. */
@TypeSystem({
    long.class,
    double.class,
    boolean.class,
    LuaString.class,
    LuaTable.class,
    LuaFunction.class
})
public abstract class LuaTypes {

    public static boolean isTrue(Object value) {
        return value instanceof Boolean b ? b : value != Nil.NIL;
    }

    /** What {@code type(value)} answers. */
    public static String nameOf(Object value) {
        if (value == Nil.NIL || value == null) {
            return "nil";
        } else if (value instanceof Boolean) {
            return "boolean";
        } else if (value instanceof Long || value instanceof Double) {
            return "number";
        } else if (value instanceof LuaString) {
            return "string";
        } else if (value instanceof LuaTable) {
            return "table";
        } else if (value instanceof LuaFunction) {
            return "function";
        } else if (value instanceof Coroutine) {
            return "thread";
        }
        return nameOfForeign(value);
    }

    @TruffleBoundary
    private static String nameOfForeign(Object value) {
        InteropLibrary interop = InteropLibrary.getUncached();
        if (interop.isExecutable(value) && !interop.hasMembers(value)) {
            return "function";
        }
        return "userdata";
    }
}
