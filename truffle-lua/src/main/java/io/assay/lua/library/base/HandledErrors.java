package io.assay.lua.library.base;

import com.oracle.truffle.api.TruffleStackTrace;
import io.assay.lua.LuaContext;

/** The error that a message handler is dealing with now, whose stack {@code debug} then shows. */
public final class HandledErrors {

    /**
     * @param frame the arguments of the {@code xpcall} that runs the handler, by which its frame is
     *     known
     */
    public record Handling(Object[] frame, Throwable error) {}

    private Handling current;

    private HandledErrors() {}

    public static HandledErrors of(LuaContext context) {
        return context.libraryState(HandledErrors.class, owner -> new HandledErrors());
    }

    /** What is handled now, null if nothing is. */
    public Handling current() {
        return current;
    }

    /** Returns what was being handled before, for {@link #end}. */
    Handling begin(Object[] frame, Throwable error) {
        Handling outer = current;
        TruffleStackTrace.fillIn(error);
        current = new Handling(frame, error);
        return outer;
    }

    void end(Handling outer) {
        current = outer;
    }
}
