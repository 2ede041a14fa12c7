package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleStackTrace;
import com.oracle.truffle.api.TruffleStackTraceElement;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.nodes.call.TailCalls;
import io.assay.lua.nodes.function.CoroutineRootNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The functions on the stack of the running coroutine, innermost first; functions of other
 * languages are left out.
 */
public final class StackEntries {

    private StackEntries() {}

    /**
     * The stack as it is now. The first entry is the library function that asks.
     *
     * @param limit how many entries are enough
     */
    @TruffleBoundary
    public static List<StackEntry> live(int limit) {
        return until(null, limit);
    }

    /** The stack at the point where {@code error} was raised. */
    @TruffleBoundary
    public static List<StackEntry> of(Throwable error) {
        List<StackEntry> entries = new ArrayList<>();
        List<TruffleStackTraceElement> trace = TruffleStackTrace.getStackTrace(error);
        if (trace == null) {
            return entries;
        }
        for (TruffleStackTraceElement element : trace) {
            RootNode root = element.getTarget().getRootNode();
            if (root instanceof CoroutineRootNode) {
                break;
            }
            if (CallStack.isLuaFunction(root)) {
                add(entries, root, element.getLocation(), null);
            }
        }
        return entries;
    }

    /**
     * The stack as a message handler sees it: its own, and below it that of the error it handles.
     *
     * @param handling the arguments of the frame that called the handler; if it is not on the
     *     stack, the stack is as it is
     */
    @TruffleBoundary
    public static List<StackEntry> inHandler(Object[] handling, Throwable error) {
        List<StackEntry> entries = until(handling, Integer.MAX_VALUE);
        if (!entries.isEmpty() && entries.getLast() == null) {
            entries.removeLast();
            entries.addAll(of(error));
        }
        return entries;
    }

    /** Adds a function, unless it is gone by a tail call, which the entry above then tells. */
    private static void add(
            List<StackEntry> entries, RootNode root, Node callNode, LuaFunction function) {
        StackEntry above = entries.isEmpty() ? null : entries.getLast();
        if (above != null && TailCalls.isTailCall(above.root(), callNode)) {
            entries.removeLast();
            entries.add(new StackEntry(above.root(), above.callNode(), above.function(), true));
            if (TailCalls.replaces(above.root(), callNode)) {
                return;
            }
        }
        entries.add(new StackEntry(root, callNode, function, false));
    }

    /** Ends with a null if it came to the frame with the arguments {@code end}. */
    private static List<StackEntry> until(Object[] end, int limit) {
        List<StackEntry> entries = new ArrayList<>();
        Truffle.getRuntime()
                .iterateFrames(
                        frame -> {
                            RootNode root = ((RootCallTarget) frame.getCallTarget()).getRootNode();
                            if (root instanceof CoroutineRootNode) {
                                return root;
                            }
                            if (!CallStack.isLuaFunction(root)) {
                                return null;
                            }
                            Object[] arguments =
                                    frame.getFrame(FrameInstance.FrameAccess.READ_ONLY)
                                            .getArguments();
                            // A copy that the frame gave: it has the same elements.
                            if (end != null && Arrays.equals(arguments, end)) {
                                entries.add(null);
                                return root;
                            }
                            LuaFunction function =
                                    arguments.length > 0
                                                    && arguments[0] instanceof LuaFunction value
                                            ? value
                                            : null;
                            add(entries, root, frame.getCallNode(), function);
                            // One more than asked for, to know how the last was called.
                            return entries.size() > limit ? root : null;
                        });
        return entries;
    }
}
