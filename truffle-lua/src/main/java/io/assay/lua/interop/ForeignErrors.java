package io.assay.lua.interop;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import io.assay.lua.coroutine.CoroutineKilled;
import io.assay.lua.runtime.CallStack;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;

/** What a script may catch, and what it then holds in its hands. */
public final class ForeignErrors {

    private static final LuaString NOT_ENOUGH_MEMORY = LuaString.of("not enough memory");

    private ForeignErrors() {}

    /**
     * Whether {@code pcall} catches it: Lua's errors, those of the host and of other languages, a
     * full stack and a full heap. Not the end of a coroutine or of the context, and no fault of the
     * implementation.
     */
    public static boolean isLuaError(Throwable error) {
        return error instanceof LuaException
                || error instanceof StackOverflowError
                || error instanceof OutOfMemoryError
                || (error instanceof AbstractTruffleException
                        && !(error instanceof CoroutineKilled)
                        && !isExit(error));
    }

    @TruffleBoundary
    private static boolean isExit(Throwable error) {
        InteropLibrary interop = InteropLibrary.getUncached();
        try {
            return interop.isException(error)
                    && interop.getExceptionType(error)
                            == com.oracle.truffle.api.interop.ExceptionType.INTERRUPT;
        } catch (UnsupportedMessageException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The error value: the message of what did not come from Lua. */
    public static Object valueOf(Throwable error) {
        return error instanceof LuaException lua ? lua.value() : valueOfForeign(error);
    }

    @TruffleBoundary
    private static Object valueOfForeign(Throwable error) {
        if (error instanceof StackOverflowError) {
            return LuaString.of(CallStack.positionOf(error) + "stack overflow");
        }
        if (error instanceof OutOfMemoryError) {
            return NOT_ENOUGH_MEMORY;
        }
        InteropLibrary interop = InteropLibrary.getUncached(error);
        try {
            if (interop.hasExceptionMessage(error)) {
                return LuaString.of(
                        InteropLibrary.getUncached().asString(interop.getExceptionMessage(error)));
            }
        } catch (UnsupportedMessageException e) {
            throw new IllegalStateException(e);
        }
        return LuaString.of(String.valueOf(error.getMessage()));
    }
}
