package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleStackTrace;
import com.oracle.truffle.api.TruffleStackTraceElement;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.library.LibraryRootNode;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.TailCalls;
import io.assay.lua.nodes.function.CoroutineRootNode;
import io.assay.lua.nodes.function.HandlerRootNode;
import java.util.List;

/**
 * Questions to the stack of calls, asked by library functions. Level 0 is the library function
 * itself, level 1 the function that called it, as in {@code error}'s and {@code debug}'s levels.
 */
public final class CallStack {

    /** Where the function of a level stands at the moment. */
    public record Position(RootNode root, Node callNode) {}

    /** Calls on top of a full stack that are looked at for what makes them. */
    private static final int MOST_IN_CYCLE = 256;

    private CallStack() {}

    /** The function at {@code level}, null if the stack of this coroutine is not that deep. */
    @TruffleBoundary
    public static Position at(int level) {
        int[] remaining = {level};
        RootNode[] above = {null};
        Position found =
                Truffle.getRuntime()
                        .iterateFrames(
                                frame -> {
                                    RootNode root = rootOf(frame);
                                    if (!isLuaFunction(root)) {
                                        return null;
                                    }
                                    RootNode callee = above[0];
                                    above[0] = root;
                                    if (callee != null
                                            && TailCalls.replaces(callee, frame.getCallNode())) {
                                        return null;
                                    }
                                    return remaining[0]-- == 0 || root instanceof CoroutineRootNode
                                            ? new Position(root, frame.getCallNode())
                                            : null;
                                });
        return found == null || found.root() instanceof CoroutineRootNode ? null : found;
    }

    /**
     * Whether metamethods, iterators or library functions are among the calls that the stack is
     * full of. PUC-Rio Lua makes those on C's stack, and names that one in the error.
     */
    @TruffleBoundary
    public static boolean growsThroughEngine() {
        int[] calls = {0};
        int[] ofEngine = {0};
        Truffle.getRuntime()
                .iterateFrames(
                        frame -> {
                            if (isCallOfEngine(frame)) {
                                ofEngine[0]++;
                            }
                            return ++calls[0] == MOST_IN_CYCLE ? frame : null;
                        });
        // One may be what happens on top of the recursion, a __close say.
        return calls[0] == MOST_IN_CYCLE && ofEngine[0] > 1;
    }

    private static boolean isCallOfEngine(FrameInstance frame) {
        if (rootOf(frame) instanceof LibraryRootNode) {
            return true;
        }
        FunctionName name = FunctionName.at(frame.getCallNode());
        return name != null
                && (name.kind().equals("metamethod") || name.kind().equals("for iterator"));
    }

    private static RootNode rootOf(FrameInstance frame) {
        return ((com.oracle.truffle.api.RootCallTarget) frame.getCallTarget()).getRootNode();
    }

    /** Whether a frame is a function of this language. */
    public static boolean isLuaFunction(RootNode root) {
        return root.getLanguageInfo() != null
                && "lua".equals(root.getLanguageInfo().getId())
                && !(root instanceof HandlerRootNode);
    }

    /**
     * An error whose message starts with the position of the function at {@code level}, and which
     * hosts find located there; {@code node}, which raises it, where that is no Lua code.
     */
    @TruffleBoundary
    public static LuaException errorAt(int level, LuaString message, Node node) {
        Position caller = at(level);
        if (caller == null || caller.callNode() == null) {
            return new LuaException(message, node);
        }
        LuaString position = LuaString.of(Errors.position(caller.callNode()));
        return new LuaException(LuaString.concat(position, message), caller.callNode(), node);
    }

    /** {@code "chunk:line: "} of the function at {@code level}; empty if it is not Lua code. */
    @TruffleBoundary
    public static String position(int level) {
        Position position = at(level);
        return position == null || position.callNode() == null
                ? ""
                : Errors.position(position.callNode());
    }

    /** The line on which the function at {@code level} stands; 0 if it is not Lua code. */
    @TruffleBoundary
    public static int line(int level) {
        Position position = at(level);
        return position == null ? 0 : Math.max(0, Errors.line(position.callNode()));
    }

    /**
     * {@code "chunk:line: "} of the innermost Lua code that {@code error} has left; empty if
     * unknown.
     */
    @TruffleBoundary
    public static String positionOf(Throwable error) {
        List<TruffleStackTraceElement> trace = TruffleStackTrace.getStackTrace(error);
        if (trace != null) {
            for (TruffleStackTraceElement element : trace) {
                String position = Errors.position(element.getLocation());
                if (!position.isEmpty()) {
                    return position;
                }
            }
        }
        return "";
    }

    /** How many arguments the library function at level 0 got. */
    @TruffleBoundary
    public static int argumentCount() {
        Integer count =
                Truffle.getRuntime()
                        .iterateFrames(
                                frame ->
                                        isLuaFunction(rootOf(frame))
                                                ? frame.getFrame(
                                                                        FrameInstance.FrameAccess
                                                                                .READ_ONLY)
                                                                .getArguments()
                                                                .length
                                                        - 1
                                                : null);
        return count == null ? 0 : count;
    }
}
