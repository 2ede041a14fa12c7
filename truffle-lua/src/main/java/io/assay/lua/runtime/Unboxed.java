package io.assay.lua.runtime;

/**
 * What lies in a slot of a {@link LuaTable} in place of a number: the number itself, without an
 * object around it, lies beside the slot. So a field that is counted up allocates nothing.
 */
public enum Unboxed {
    INTEGER,
    FLOAT
}
