package io.assay.lua.nodes.call;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.IndirectCallNode;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryRootNode;
import io.assay.lua.nodes.Errors;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;

/**
 * Calls any value. The result may be a tail call still to be made: {@link FunctionCallNode} makes
 * those.
 *
 * <p>Bets on a call site seeing few functions (closures of one function count as one); gives up and
 * calls through a table of targets after four.
 */
@GenerateInline(false)
public abstract class DispatchNode extends Node {

    private LuaString position;

    /**
     * @param arguments element 0 is the function
     */
    public abstract Object execute(Object function, Object[] arguments);

    @NeverDefault
    public static DispatchNode create() {
        return DispatchNodeGen.create();
    }

    @Specialization(guards = "function.callTarget() == target", limit = "4")
    Object direct(
            LuaFunction function,
            Object[] arguments,
            @Cached("function.callTarget()") RootCallTarget target,
            @Cached("createCall(target)") DirectCallNode call,
            @Cached("wantsCaller(target)") boolean wantsCaller) {
        if (wantsCaller) {
            LuaContext.get(this).setCaller(this);
        }
        return call.call(arguments);
    }

    static DirectCallNode createCall(RootCallTarget target) {
        DirectCallNode call = DirectCallNode.create(target);
        if (target.getRootNode() instanceof LibraryRootNode library && library.isPerCallSite()) {
            call.cloneCallTarget();
        }
        return call;
    }

    static boolean wantsCaller(RootCallTarget target) {
        return target.getRootNode() instanceof LibraryRootNode library && library.wantsCaller();
    }

    /**
     * {@code "chunk:line: "} of the call; empty if no Lua code makes it. A stack walk would tell
     * the same, but takes ten times as long.
     */
    @TruffleBoundary
    public LuaString position() {
        LuaString result = position;
        if (result == null) {
            result = LuaString.of(Errors.position(this));
            position = result;
        }
        return result;
    }

    @Specialization(replaces = "direct")
    static Object indirect(
            LuaFunction function, Object[] arguments, @Cached IndirectCallNode call) {
        return call.call(function.callTarget(), arguments);
    }

    @Fallback
    static Object other(Object callee, Object[] arguments, @Cached CallOtherNode call) {
        return call.execute(callee, arguments);
    }
}
