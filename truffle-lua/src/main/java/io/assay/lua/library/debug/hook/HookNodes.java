package io.assay.lua.library.debug.hook;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.ExecutionEventNodeFactory;
import com.oracle.truffle.api.instrumentation.InstrumentableNode.WrapperNode;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.nodes.LoopBodyTag;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaNode;
import io.assay.lua.nodes.function.FunctionBodyNode;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.util.Map;
import java.util.WeakHashMap;

/** Makes the nodes that watch functions, statements and expressions while there are hooks. */
final class HookNodes implements ExecutionEventNodeFactory {

    private final Map<FunctionPrototype, InstructionLines> lines = new WeakHashMap<>();

    @Override
    public ExecutionEventNode create(EventContext context) {
        Node node = context.getInstrumentedNode();
        if (!(node instanceof LuaNode luaNode)
                || !(node.getRootNode() instanceof LuaRootNode root)) {
            return null;
        }
        InstructionLines of = linesOf(root.prototype());
        if (node instanceof FunctionBodyNode) {
            return new OfFunction(
                    root.prototype().body().parameters().size(), of.firstLine(), of.lastLine());
        }
        int start = luaNode.sourceStart();
        int end = luaNode.sourceEnd();
        if (node instanceof LuaExpressionNode) {
            if (isPartOfSame(luaNode)) {
                return null;
            }
            int[] atStart = of.atExpressionStart(start, end);
            int[] atEnd = of.atExpressionEnd(start, end);
            return atStart.length + atEnd.length == 0 ? null : new OfExpression(atStart, atEnd);
        }
        boolean isStatement = context.hasTag(StandardTags.StatementTag.class);
        int[] atStart = isStatement ? of.atStatementStart(start, end) : new int[0];
        int[] atEnd = isStatement ? of.atStatementEnd(start, end) : new int[0];
        int[] atTurnEnd = context.hasTag(LoopBodyTag.class) ? of.atTurnEnd(start, end) : new int[0];
        return atStart.length + atEnd.length + atTurnEnd.length == 0
                ? null
                : new OfStatement(atStart, atEnd, atTurnEnd);
    }

    private synchronized InstructionLines linesOf(FunctionPrototype prototype) {
        return lines.computeIfAbsent(prototype, InstructionLines::of);
    }

    /** Whether the expression around this one is written with the same characters: {@code _ENV}. */
    private static boolean isPartOfSame(LuaNode node) {
        Node parent = node.getParent();
        if (parent instanceof WrapperNode) {
            parent = parent.getParent();
        }
        return parent instanceof LuaExpressionNode outer
                && outer.hasSource()
                && outer.sourceStart() == node.sourceStart()
                && outer.sourceEnd() == node.sourceEnd();
    }

    private static final class OfExpression extends HookNode {
        @CompilationFinal(dimensions = 1)
        private final int[] atEnd;

        @CompilationFinal(dimensions = 1)
        private final int[] atStart;

        OfExpression(int[] atStart, int[] atEnd) {
            this.atStart = atStart;
            this.atEnd = atEnd;
        }

        @Override
        protected void onEnter(VirtualFrame frame) {
            if (atStart.length > 0) {
                reached(atStart);
            }
        }

        @Override
        protected void onReturnValue(VirtualFrame frame, Object result) {
            if (atEnd.length > 0) {
                reached(atEnd);
            }
        }

        @TruffleBoundary
        private void reached(int[] lines) {
            HookedThread thread = active();
            if (thread != null) {
                instructions(thread, lines);
            }
        }
    }

    private static final class OfStatement extends HookNode {
        @CompilationFinal(dimensions = 1)
        private final int[] atStart;

        @CompilationFinal(dimensions = 1)
        private final int[] atTurnEnd;

        @CompilationFinal(dimensions = 1)
        private final int[] atEnd;

        OfStatement(int[] atStart, int[] atEnd, int[] atTurnEnd) {
            this.atStart = atStart;
            this.atEnd = atEnd;
            this.atTurnEnd = atTurnEnd;
        }

        @Override
        protected void onEnter(VirtualFrame frame) {
            entered();
        }

        @TruffleBoundary
        private void entered() {
            HookedThread thread = active();
            if (thread == null) {
                return;
            }
            if (thread.top().endedTurn == this) {
                thread.top().isNewLine = true;
            }
            instructions(thread, atStart);
        }

        /** The result is null if the statement does not leave the loop. */
        @Override
        protected void onReturnValue(VirtualFrame frame, Object result) {
            if (result == null && atEnd.length + atTurnEnd.length > 0) {
                ended();
            }
        }

        @TruffleBoundary
        private void ended() {
            HookedThread thread = active();
            if (thread != null) {
                instructions(thread, atEnd);
                instructions(thread, atTurnEnd);
                if (atTurnEnd.length > 0 && atTurnEnd[0] > 0) {
                    thread.top().endedTurn = this;
                }
            }
        }
    }

    private static final class OfFunction extends HookNode {
        /** Beyond the local variables that a function can have. */
        private static final int FIRST_RESULT = 201;

        private final int parameterCount;
        private final int firstLine;
        private final int lastLine;

        OfFunction(int parameterCount, int firstLine, int lastLine) {
            this.parameterCount = parameterCount;
            this.firstLine = firstLine;
            this.lastLine = lastLine;
        }

        @Override
        protected void onEnter(VirtualFrame frame) {
            entered(frame.getArguments());
        }

        @TruffleBoundary
        private void entered(Object[] passed) {
            HookedThread thread = active();
            if (thread == null) {
                return;
            }
            HookedThread.Frame caller = thread.top();
            boolean isTail = caller.makesTailCall;
            caller.makesTailCall = false;
            caller.isReplaced |= isTail;
            thread.push();
            Object[] parameters = new Object[parameterCount];
            for (int i = 0; i < parameterCount; i++) {
                parameters[i] = i + 1 < passed.length ? passed[i + 1] : Nil.NIL;
            }
            Transfer arguments = new Transfer(1, parameters);
            if (thread.hook.calls()) {
                run(thread, isTail ? TAIL_CALL : CALL, 0, firstLine, arguments);
            }
        }

        @Override
        protected void onReturnValue(VirtualFrame frame, Object result) {
            returned(result);
        }

        @TruffleBoundary
        private void returned(Object result) {
            HookedThread thread = active();
            if (thread == null) {
                return;
            }
            boolean isReplaced = thread.top().isReplaced;
            if (result == null) {
                instruction(thread, lastLine);
            }
            if (!isReplaced && thread.hook.returns()) {
                Object[] values = result == null ? new Object[0] : Values.toArray(result);
                Transfer results = new Transfer(FIRST_RESULT, values);
                run(thread, RETURN, 0, thread.top().line, results);
            }
            thread.pop();
            Hooks.of(io.assay.lua.LuaContext.get(this)).returned(thread);
        }

        @Override
        protected void onReturnExceptional(VirtualFrame frame, Throwable exception) {
            failed();
        }

        @TruffleBoundary
        private void failed() {
            HookedThread thread = active();
            if (thread != null) {
                thread.pop();
            }
        }
    }
}
