package io.assay.lua.runtime;

import io.assay.lua.text.NumberText;

/** How an error value that nobody handled reads, as the {@code lua} command words it. */
public final class ErrorText {

    private ErrorText() {}

    public static String of(Object value) {
        return switch (value) {
            case LuaString string -> string.asString();
            case Long number -> number.toString();
            case Double number -> NumberText.format((double) number).toString();
            case LuaTable table -> ofTable(table);
            default -> notAString(value);
        };
    }

    // A __tostring is Lua code, which must not run while an error is being worded; only a plain
    // string can stand there, and the launcher calls the function itself where it may.
    private static String ofTable(LuaTable table) {
        LuaTable metatable = table.metatable();
        if (metatable != null && metatable.get("__name") instanceof LuaString name) {
            return "(error object is a " + name + " value)";
        }
        return notAString(table);
    }

    private static String notAString(Object value) {
        return "(error object is a " + LuaTypes.nameOf(value) + " value)";
    }
}
