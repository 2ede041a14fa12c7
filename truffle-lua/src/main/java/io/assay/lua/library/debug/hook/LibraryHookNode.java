package io.assay.lua.library.debug.hook;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.nodes.HookSite;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.TailCall;
import io.assay.lua.runtime.Values;
import java.util.Arrays;

/**
 * Tells hooks of calls of a library function. Only made once a context of the engine has set a hook
 * for calls.
 */
public final class LibraryHookNode extends Node implements HookSite {

    @Child private FunctionCallNode call = FunctionCallNode.create();

    private Transfer transfer = Transfer.NONE;

    @NeverDefault
    public static LibraryHookNode create() {
        return new LibraryHookNode();
    }

    /** Library functions have no lines. */
    @Override
    public int currentLine() {
        return -1;
    }

    @Override
    public Transfer transfer() {
        return transfer;
    }

    /**
     * @param arguments as for the call target: element 0 is the function
     */
    @TruffleBoundary
    public void called(Object[] arguments) {
        HookedThread thread = Hooks.of(LuaContext.get(this)).current();
        if (thread != null && !thread.isRunning) {
            thread.top().makesTailCall = false;
            if (thread.hook.calls()) {
                Object[] passed = Arrays.copyOfRange(arguments, 1, arguments.length);
                run(thread, HookNode.CALL, new Transfer(1, passed));
            }
        }
    }

    @TruffleBoundary
    public void returned(Object[] arguments, Object results) {
        HookedThread thread = Hooks.of(LuaContext.get(this)).current();
        if (thread != null && !thread.isRunning && thread.hook.returns()) {
            Object[] values = results instanceof TailCall ? new Object[0] : Values.toArray(results);
            run(thread, HookNode.RETURN, new Transfer(arguments.length, values));
        }
    }

    private void run(HookedThread thread, LuaString event, Transfer values) {
        transfer = values;
        thread.isRunning = true;
        try {
            Object function = thread.hook.function();
            call.call(function, event, Nil.NIL);
        } finally {
            thread.isRunning = false;
        }
    }
}
