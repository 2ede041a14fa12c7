package io.assay.lua.library.debug.hook;

import io.assay.lua.runtime.LuaString;

/**
 * What {@code debug.sethook} set for one coroutine.
 *
 * @param count after how many instructions the hook is called, 0 for never
 */
public record Hook(Object function, boolean calls, boolean returns, boolean lines, int count) {

    /** As {@code debug.gethook} tells it. */
    public LuaString mask() {
        return LuaString.of((calls ? "c" : "") + (returns ? "r" : "") + (lines ? "l" : ""));
    }
}
