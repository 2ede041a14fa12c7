package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryRootNode;

/**
 * The message handler of the innermost {@code xpcall} (manual §2.3), called where an error is
 * raised. A full stack or heap has no room for that: there, {@code xpcall} calls it once the stack
 * is unwound.
 */
final class MessageHandler {

    /** How often it is called still after the calls have nested too deep. */
    private static final int EXTRA_CALLS = 20;

    private static final LuaString TOO_DEEP = LuaString.of("C stack overflow");
    private static final LuaString ERROR_IN_HANDLER = LuaString.of("error in error handling");

    private MessageHandler() {}

    /** Whether there is one in the running coroutine. */
    @TruffleBoundary
    static boolean isWaiting() {
        return LuaContext.get(null).messageHandler() != null;
    }

    /**
     * What it makes of an error value; the value itself if there is none.
     *
     * @throws LuaException of its own, which has been handled by then
     */
    @TruffleBoundary
    static Object handle(Object value, Node raiser) {
        LuaContext context = LuaContext.get(null);
        LuaFunction handler = context.messageHandler();
        if (handler == null) {
            return value;
        }
        int depth = context.nativeDepth();
        if (depth >= LibraryRootNode.MAX_DEPTH + EXTRA_CALLS) {
            throw LuaException.ofHandling(ERROR_IN_HANDLER);
        }
        int callDepth = context.callDepth();
        int unyieldable = context.forbidYield();
        context.setNativeDepth(depth + 1);
        Object message = depth == LibraryRootNode.MAX_DEPTH ? TOO_DEEP : value;
        try {
            return Values.first(context.handlerCall().call(raiser, handler, message));
        } finally {
            context.setNativeDepth(depth);
            context.setUnyieldable(unyieldable);
            context.setCallDepth(callDepth);
        }
    }
}
