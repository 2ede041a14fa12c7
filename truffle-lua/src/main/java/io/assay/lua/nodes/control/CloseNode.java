package io.assay.lua.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.coroutine.CoroutineKilled;
import io.assay.lua.interop.ForeignErrors;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.CallSite;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;

/** Checks and closes the value of a to-be-closed variable (manual §3.3.8). */
final class CloseNode extends Node implements CallSite {

    @Child private FunctionCallNode call = FunctionCallNode.create();

    /** Raises unless the value can be closed. */
    void check(Object value, String variable) {
        if (LuaTypes.isTrue(value) && handler(value) == Nil.NIL) {
            throw notClosable(variable);
        }
    }

    /** How deep in calls the scope is: those of Lua, and above them those of the library. */
    long depth() {
        LuaContext context = LuaContext.get(this);
        return (long) context.nativeDepth() << Integer.SIZE | context.callDepth();
    }

    /** Closes the value where its scope ends without an error. */
    void close(Object value) {
        if (LuaTypes.isTrue(value)) {
            call.call(handler(value), value);
        }
    }

    /**
     * Closes the value because of {@code error}, and goes on with that or with the error that the
     * closing raises; so it never returns. Not for errors that Lua code does not get to see.
     *
     * @param depth of the scope, from {@link #depth}: the calls that the error has left count no
     *     more
     */
    RuntimeException closeAndThrow(Throwable error, Object value, long depth) {
        if (error instanceof CoroutineKilled killed) {
            throw closeKilled(killed, value);
        }
        if (!ForeignErrors.isLuaError(error)) {
            throw CloseNode.<RuntimeException>sneaky(error);
        }
        LuaContext context = LuaContext.get(this);
        context.setCallDepth((int) depth);
        context.setNativeDepth((int) (depth >>> Integer.SIZE));
        CoroutineKilled killed = Coroutine.awaitClosing(context, error);
        if (killed != null) {
            throw closeKilled(killed, value);
        }
        close(value, ForeignErrors.valueOf(error));
        throw CloseNode.<RuntimeException>sneaky(error);
    }

    private CoroutineKilled closeKilled(CoroutineKilled killed, Object value) {
        try {
            if (killed.error() != null) {
                close(value, ForeignErrors.valueOf(killed.error()));
            } else {
                close(value);
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
            if (!ForeignErrors.isLuaError(error)) {
                throw error;
            }
            killed.setError(error);
        }
        return killed;
    }

    private void close(Object value, Object error) {
        if (LuaTypes.isTrue(value)) {
            Object handler = handler(value);
            if (handler == Nil.NIL) {
                throw notCallable();
            }
            call.call(handler, value, error);
        }
    }

    private Object handler(Object value) {
        Object handler = Metatables.metamethod(LuaContext.get(this), value, Metatables.CLOSE);
        return handler == null ? Nil.NIL : handler;
    }

    @Override
    public String calleeDescription() {
        return " (metamethod 'close')";
    }

    @TruffleBoundary
    private LuaException notClosable(String variable) {
        return Errors.at(this, "variable '" + variable + "' got a non-closable value");
    }

    /** The metamethod was taken away; the function that had the variable is left already. */
    @TruffleBoundary
    private LuaException notCallable() {
        return new LuaException(LuaString.of("attempt to call a nil value"), this);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable t) throws T {
        throw (T) t;
    }
}
