package io.assay.lua.library.debug.hook;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import io.assay.lua.LuaContext;
import io.assay.lua.nodes.HookSite;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;

/** Calls a coroutine's hook, at the place in the code that it watches. */
abstract class HookNode extends ExecutionEventNode implements HookSite {

    static final LuaString CALL = LuaString.of("call");
    static final LuaString TAIL_CALL = LuaString.of("tail call");
    static final LuaString RETURN = LuaString.of("return");
    static final LuaString LINE = LuaString.of("line");
    static final LuaString COUNT = LuaString.of("count");

    @Child private FunctionCallNode call = FunctionCallNode.create();

    /** Where the watched function stands, for those that the hook asks. */
    private int currentLine;

    private Transfer transfer = Transfer.NONE;

    @Override
    public int currentLine() {
        return currentLine;
    }

    @Override
    public Transfer transfer() {
        return transfer;
    }

    /** The coroutine that runs, if it has a hook that may be called now; else null. */
    @TruffleBoundary
    final HookedThread active() {
        Hooks hooks = Hooks.of(LuaContext.get(this));
        HookedThread thread = hooks.current();
        return thread == null || thread.isRunning ? null : thread;
    }

    final void run(HookedThread thread, LuaString event, int line, int standingAt) {
        run(thread, event, line, standingAt, Transfer.NONE);
    }

    @TruffleBoundary
    final void run(
            HookedThread thread, LuaString event, int line, int standingAt, Transfer values) {
        currentLine = Math.max(standingAt, -1);
        transfer = values;
        thread.isRunning = true;
        LuaContext context = LuaContext.get(this);
        int unyieldable = context.forbidYield();
        try {
            Object function = thread.hook.function();
            call.call(function, event, line > 0 ? (Object) (long) line : Nil.NIL);
        } finally {
            thread.isRunning = false;
            context.setUnyieldable(unyieldable);
        }
    }

    /** An instruction on {@code line}. */
    final void instruction(HookedThread thread, int line) {
        HookedThread.Frame frame = thread.top();
        frame.endedTurn = null;
        count(thread, line);
        boolean isNew = frame.isNewLine || line != frame.line;
        frame.isNewLine = false;
        frame.line = line;
        if (isNew && thread.hook.lines()) {
            run(thread, LINE, line, line);
        }
    }

    private void count(HookedThread thread, int line) {
        if (thread.hook.count() > 0 && --thread.remaining <= 0) {
            thread.remaining = thread.hook.count();
            run(thread, COUNT, 0, line);
        }
    }

    final void instructions(HookedThread thread, int[] lines) {
        for (int line : lines) {
            if (line == InstructionLines.BACK) {
                count(thread, thread.top().line);
                thread.top().isNewLine = true;
            } else if (line == InstructionLines.TAIL_CALL) {
                thread.top().makesTailCall = true;
            } else {
                instruction(thread, line);
            }
        }
    }
}
