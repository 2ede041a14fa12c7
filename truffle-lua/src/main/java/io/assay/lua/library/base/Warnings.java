package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import io.assay.lua.LuaContext;
import io.assay.lua.library.io.StandardStreams;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.text.ByteBuilder;
import java.io.IOException;

/** The warnings of a context (manual §6.1, {@code warn}): off until a script switches them on. */
public final class Warnings {

    private boolean on;

    private Warnings() {}

    @TruffleBoundary
    public static Warnings of(LuaContext context) {
        return context.libraryState(Warnings.class, c -> new Warnings());
    }

    /** Unknown control messages are ignored, as the manual says. */
    void control(String message) {
        if (message.equals("@on")) {
            on = true;
        } else if (message.equals("@off")) {
            on = false;
        }
    }

    /** Writes to standard error if warnings are on. */
    @TruffleBoundary
    public void emit(LuaContext context, LuaString message) {
        if (!on) {
            return;
        }
        ByteBuilder line = new ByteBuilder();
        line.append("Lua warning: ").append(message).appendByte('\n');
        try {
            StandardStreams.of(context).printError(line.toByteArray());
        } catch (IOException e) {
            throw new LuaException(
                    LuaString.of("cannot write to standard error: " + e.getMessage()), null);
        }
    }
}
