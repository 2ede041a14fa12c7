package io.assay.lua.library.os;

import io.assay.lua.LuaContext;

/**
 * When the context was made, from which {@code os.clock} counts.
 *
 * @param nanos as {@link System#nanoTime} has it
 */
record StartTime(long nanos) {

    static StartTime of(LuaContext context) {
        return context.libraryState(StartTime.class, owner -> new StartTime(System.nanoTime()));
    }
}
