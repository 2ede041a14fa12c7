package io.assay.runtime.builtin;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Names the types of script values as messages to script authors do. */
public final class ValueTypes {
    private ValueTypes() {}

    /** Lua's word for the type: nil, boolean, number, string, function, table or userdata. */
    public static String nameOf(@Nullable Value value) {
        if (value == null || value.isNull()) {
            return "nil";
        }
        if (value.isBoolean()) {
            return "boolean";
        }
        if (value.isNumber()) {
            return "number";
        }
        if (ByteStrings.isByteString(value)) {
            return "string";
        }
        if (value.canExecute() && !value.hasHashEntries()) {
            return "function";
        }
        return isTable(value) ? "table" : "userdata";
    }

    /**
     * Whether the value is a table: a Lua table, an object, an array or a dictionary of another
     * language.
     */
    public static boolean isTable(Value value) {
        if (value.isString() || value.isNumber() || value.isBoolean()) {
            return false;
        }
        return value.hasHashEntries()
                || value.hasArrayElements()
                || (value.hasMembers() && !value.canExecute() && !value.hasBufferElements());
    }
}
