package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.profiles.InlinedBranchProfile;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.ForeignErrors;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LibraryRootNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.call.DispatchNode;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.CallStack;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.util.Arrays;

/** Functions that raise errors and that catch them. */
final class ErrorFunctions {

    private static final LuaString ASSERTION_FAILED = LuaString.of("assertion failed!");
    private static final LuaString NO_ERROR_OBJECT = LuaString.of("<no error object>");
    private static final LuaString ERROR_IN_HANDLER = LuaString.of("error in error handling");

    private ErrorFunctions() {}

    /** The results of a protected call that went well. */
    private static Object succeeded(Object results) {
        if (results instanceof Values values) {
            Object[] elements = values.elements();
            Object[] all = new Object[elements.length + 1];
            all[0] = Boolean.TRUE;
            System.arraycopy(elements, 0, all, 1, elements.length);
            return Values.of(all);
        }
        return Values.of(Boolean.TRUE, results);
    }

    private static LuaException raised(Node node, Object message, long level) {
        if (message instanceof LuaString text && level > 0) {
            return CallStack.errorAt((int) Math.min(level, Integer.MAX_VALUE), text, node);
        }
        return new LuaException(message, node);
    }

    /** {@code assert(v [, message])}: gives all its arguments. */
    @LuaBuiltin("assert")
    abstract static class AssertNode extends LibraryFunctionNode {

        @Specialization
        Object check(VirtualFrame frame, Object value, Object message) {
            Object[] arguments = frame.getArguments();
            if (LuaTypes.isTrue(value)) {
                return arguments.length == 2
                        ? value
                        : Values.of(Arrays.copyOfRange(arguments, 1, arguments.length));
            }
            throw failure(argumentCount(frame), message);
        }

        @TruffleBoundary
        private LuaException failure(int count, Object message) {
            return switch (count) {
                case 0 -> LibraryErrors.badArgument(this, 1, "value expected");
                case 1 -> raised(this, ASSERTION_FAILED, 1);
                default -> raised(this, message, 1);
            };
        }
    }

    /**
     * {@code error(message [, level])}: a string gets the position of the function at the level in
     * front; nil, which is no error, becomes a text.
     */
    @LuaBuiltin(value = "error", wantsCaller = true)
    abstract static class ErrorNode extends LibraryFunctionNode {

        @Specialization
        Object raise(Object message, Object level) {
            throw exception(message, level);
        }

        private static boolean isOne(Object level) {
            return level == Nil.NIL || level instanceof Long number && number == 1;
        }

        @TruffleBoundary
        private LuaException exception(Object message, Object level) {
            DispatchNode caller = LuaContext.get(this).takeCaller();
            if (caller != null && message instanceof LuaString text && isOne(level)) {
                return new LuaException(LuaString.concat(caller.position(), text), caller, this);
            }
            return raised(
                    this, message, level == Nil.NIL ? 1 : LibraryErrors.toInteger(this, 2, level));
        }
    }

    /** {@code pcall(f [, arg1, ···])}. */
    @LuaBuiltin(value = "pcall", callsBack = true)
    abstract static class ProtectedCallNode extends LibraryFunctionNode {

        @Specialization
        Object call(
                VirtualFrame frame,
                @Cached FunctionCallNode call,
                @Cached InlinedBranchProfile failed) {
            // What follows this function itself is what a call wants: the callee, then its
            // arguments.
            Object[] own = frame.getArguments();
            if (own.length == 1) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            Object[] arguments = Arrays.copyOfRange(own, 1, own.length);
            LuaContext context = LuaContext.get(this);
            int depth = context.callDepth();
            int protection = context.protection();
            LuaFunction outer = context.messageHandler();
            context.setProtection(protection + 1);
            context.setMessageHandler(null);
            Object results;
            try {
                results = call.execute(arguments[0], arguments);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
                failed.enter(this);
                if (!ForeignErrors.isLuaError(error)) {
                    throw error;
                }
                context.setCallDepth(depth);
                context.setProtection(protection);
                context.setMessageHandler(outer);
                return Values.of(Boolean.FALSE, ForeignErrors.valueOf(error));
            }
            context.setProtection(protection);
            context.setMessageHandler(outer);
            return succeeded(results);
        }
    }

    /**
     * {@code xpcall(f, msgh [, arg1, ···])}. Errors of Lua come here with what the handler made of
     * them where they were raised. For others (a full stack, those of hosts and those that left a
     * coroutine), it runs when the stack has been unwound, but what {@code debug} tells in it comes
     * from the error and so is as it was, without local variables. A full heap is no case for a
     * handler.
     */
    @LuaBuiltin(value = "xpcall", callsBack = true)
    abstract static class HandledCallNode extends LibraryFunctionNode {

        /** How often the handler is called still after the calls have nested too deep. */
        private static final int EXTRA_HANDLER_CALLS = 20;

        /** Calls that the handler of a stack overflow may make. */
        private static final int EXTRA_CALLS = 200;

        private static final LuaString TOO_DEEP = LuaString.of("C stack overflow");

        @Specialization
        Object call(
                VirtualFrame frame,
                Object function,
                Object handler,
                @Cached FunctionCallNode call,
                @Cached FunctionCallNode handle,
                @Cached InlinedBranchProfile failed) {
            if (!(handler instanceof LuaFunction) && !isFunction(handler)) {
                throw LibraryErrors.wrongType(this, 2, "function", handler);
            }
            Object[] own = frame.getArguments();
            Object[] arguments = FunctionCallNode.pack(function, own, 3);
            LuaContext context = LuaContext.get(this);
            int depth = context.callDepth();
            int protection = context.protection();
            LuaFunction outer = context.messageHandler();
            context.setProtection(protection + 1);
            context.setMessageHandler(handler instanceof LuaFunction called ? called : null);
            Object results;
            try {
                results = call.execute(function, arguments);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
                failed.enter(this);
                if (!ForeignErrors.isLuaError(error)) {
                    throw error;
                }
                context.setCallDepth(depth);
                context.setProtection(protection + 1);
                context.setMessageHandler(null);
                Object handled =
                        isHandled(error)
                                ? Values.of(Boolean.FALSE, ForeignErrors.valueOf(error))
                                : handle(context, own, handler, handle, error);
                context.setProtection(protection);
                context.setMessageHandler(outer);
                return handled;
            }
            context.setProtection(protection);
            context.setMessageHandler(outer);
            return succeeded(results);
        }

        @TruffleBoundary
        private static boolean isFunction(Object value) {
            return "function".equals(LuaTypes.nameOf(value));
        }

        private static boolean isHandled(Throwable error) {
            return error instanceof LuaException lua
                    ? lua.isHandled()
                    : error instanceof OutOfMemoryError;
        }

        private static boolean isStackOverflow(Throwable error) {
            return error instanceof StackOverflowError
                    || error instanceof LuaException lua && lua.isStackOverflow();
        }

        @TruffleBoundary
        private static Object handle(
                LuaContext context,
                Object[] own,
                Object handler,
                FunctionCallNode handle,
                Throwable error) {
            HandledErrors errors = HandledErrors.of(context);
            int depth = context.callDepth();
            int nativeDepth = context.nativeDepth();
            int limit = LibraryRootNode.MAX_DEPTH - nativeDepth;
            Throwable current = error;
            Object value = ForeignErrors.valueOf(error);
            for (int i = 0; i <= limit + EXTRA_HANDLER_CALLS; i++) {
                boolean isOverflow = isStackOverflow(current);
                HandledErrors.Handling outer = errors.begin(own, current);
                boolean wasHandling = context.isHandlingOverflow();
                if (isOverflow) {
                    context.setHandlingOverflow(true);
                    context.setCallDepth(LuaRootNode.MAX_DEPTH - EXTRA_CALLS);
                }
                try {
                    Object result = handle.callSingle(handler, value);
                    return Values.of(Boolean.FALSE, result == Nil.NIL ? NO_ERROR_OBJECT : result);
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError inHandler) {
                    if (!ForeignErrors.isLuaError(inHandler)) {
                        throw inHandler;
                    }
                    if (isOverflow && isStackOverflow(inHandler)) {
                        break;
                    }
                    current = inHandler;
                    value = i == limit ? TOO_DEEP : ForeignErrors.valueOf(inHandler);
                } finally {
                    context.setCallDepth(depth);
                    context.setNativeDepth(nativeDepth);
                    context.setHandlingOverflow(wasHandling);
                    errors.end(outer);
                }
            }
            return Values.of(Boolean.FALSE, ERROR_IN_HANDLER);
        }
    }
}
