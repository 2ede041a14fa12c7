package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import io.assay.lua.LuaContext;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.nodes.Named;

/** Metatables (manual §2.4): where each value has its own, and the names of the metamethods. */
public final class Metatables {

    public static final LuaString ADD = LuaString.of("__add");
    public static final LuaString SUB = LuaString.of("__sub");
    public static final LuaString MUL = LuaString.of("__mul");
    public static final LuaString DIV = LuaString.of("__div");
    public static final LuaString MOD = LuaString.of("__mod");
    public static final LuaString POW = LuaString.of("__pow");
    public static final LuaString UNM = LuaString.of("__unm");
    public static final LuaString IDIV = LuaString.of("__idiv");
    public static final LuaString BAND = LuaString.of("__band");
    public static final LuaString BOR = LuaString.of("__bor");
    public static final LuaString BXOR = LuaString.of("__bxor");
    public static final LuaString BNOT = LuaString.of("__bnot");
    public static final LuaString SHL = LuaString.of("__shl");
    public static final LuaString SHR = LuaString.of("__shr");
    public static final LuaString CONCAT = LuaString.of("__concat");
    public static final LuaString LEN = LuaString.of("__len");
    public static final LuaString EQ = LuaString.of("__eq");
    public static final LuaString LT = LuaString.of("__lt");
    public static final LuaString LE = LuaString.of("__le");
    public static final LuaString INDEX = LuaString.of("__index");
    public static final LuaString NEWINDEX = LuaString.of("__newindex");
    public static final LuaString CALL = LuaString.of("__call");
    public static final LuaString CLOSE = LuaString.of("__close");
    public static final LuaString GC = LuaString.of("__gc");
    public static final LuaString MODE = LuaString.of("__mode");
    public static final LuaString NAME = LuaString.of("__name");
    public static final LuaString TOSTRING = LuaString.of("__tostring");
    public static final LuaString PAIRS = LuaString.of("__pairs");
    public static final LuaString METATABLE = LuaString.of("__metatable");

    private Metatables() {}

    /** The metatable of any value, null if it has none. */
    public static LuaTable of(LuaContext context, Object value) {
        if (value instanceof LuaTable table) {
            return table.metatable();
        }
        if (value instanceof LuaString) {
            return context.stringMetatable();
        }
        return context.typeMetatable(value);
    }

    /** A metamethod of any value, null if it has none. */
    public static Object metamethod(LuaContext context, Object value, LuaString name) {
        LuaTable metatable = of(context, value);
        return metatable == null ? null : metatable.get(name);
    }

    /** Whether a value is one of Lua's own, not a foreign object. */
    public static boolean isLuaValue(Object value) {
        return value == Nil.NIL
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof LuaString
                || value instanceof LuaTable
                || value instanceof LuaFunction
                || value instanceof Coroutine;
    }

    /** The type as error messages name it: the metatable's {@code __name} if it is a string. */
    @TruffleBoundary
    public static String typeName(Object value) {
        LuaTable metatable =
                switch (value) {
                    case LuaTable table -> table.metatable();
                    case LuaUserdata userdata -> userdata.metatable();
                    case null, default -> null;
                };
        if (metatable != null && metatable.get(NAME) instanceof LuaString name) {
            return Named.untilZero(name.toString());
        }
        return LuaTypes.nameOf(value);
    }
}
