package io.assay.runtime.builtin;

/**
 * A parameter of a builtin function, for documentation and schemas.
 *
 * @param name its name in the source
 * @param type string, integer, number, boolean or any
 * @param optional whether nil or nothing may be passed
 * @param variadic whether it stands for all remaining arguments
 */
public record BuiltinParameter(String name, String type, boolean optional, boolean variadic) {}
