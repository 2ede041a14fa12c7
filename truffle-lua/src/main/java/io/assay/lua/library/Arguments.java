package io.assay.lua.library;

import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;

/**
 * Arguments of library functions as the type that a function wants: at once where they are of that
 * type, else by the conversions and with the errors of {@link LibraryErrors}. Arguments count from
 * 1.
 */
public final class Arguments {

    private Arguments() {}

    public static long integer(Node node, int index, Object value) {
        return value instanceof Long i ? i : LibraryErrors.toInteger(node, index, value);
    }

    /** An integer; {@code otherwise} if it is absent or nil. */
    public static long integer(Node node, int index, Object value, long otherwise) {
        if (value instanceof Long i) {
            return i;
        }
        return value == Nil.NIL ? otherwise : LibraryErrors.toInteger(node, index, value);
    }

    /** A number of either kind as a float. */
    public static double number(Node node, int index, Object value) {
        if (value instanceof Double d) {
            return d;
        }
        if (value instanceof Long i) {
            return i;
        }
        Object number = LibraryErrors.toNumber(node, index, value);
        return number instanceof Long i ? (double) (long) i : (double) (Double) number;
    }

    public static LuaString string(Node node, int index, Object value) {
        return value instanceof LuaString s ? s : LibraryErrors.toLuaString(node, index, value);
    }

    /** A string; {@code otherwise} if it is absent or nil. */
    public static LuaString string(Node node, int index, Object value, LuaString otherwise) {
        return value == Nil.NIL ? otherwise : string(node, index, value);
    }
}
