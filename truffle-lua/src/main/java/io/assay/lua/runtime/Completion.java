package io.assay.lua.runtime;

/**
 * Results of executing a piece of Lua that are not a single Lua value: several values, a tail call
 * still to be made. One class check tells them from values, so the common case pays for nothing
 * else.
 */
public abstract class Completion {
    Completion() {}
}
