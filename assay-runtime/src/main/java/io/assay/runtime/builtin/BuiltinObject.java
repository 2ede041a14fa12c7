package io.assay.runtime.builtin;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object that a builtin hands to a script, such as an HTTP client or a task's handle. In Lua it
 * is a table of functions, callable as {@code h:await()} and as {@code h.await()}; elsewhere an
 * object with members. What a method needs to remember it closes over.
 *
 * @param typeName the name used in messages, such as {@code http client}
 * @param methods the methods by their names in scripts
 */
public record BuiltinObject(String typeName, Map<String, BuiltinMethod> methods) {

    public BuiltinObject {
        methods = new LinkedHashMap<>(methods);
    }
}
