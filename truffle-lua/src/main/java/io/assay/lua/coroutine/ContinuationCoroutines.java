package io.assay.lua.coroutine;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.impl.DefaultTruffleRuntime;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/**
 * Coroutines on the JDK's one-shot delimited continuations: a switch costs a fraction of a
 * microsecond.
 */
final class ContinuationCoroutines implements Coroutines {

    private static final ContinuationScope SCOPE = new ContinuationScope("lua");

    /**
     * A frame around each switch, null where none is needed. The runtime without a compiler keeps
     * the stack of guest frames in a variable of the thread, which a switch leaves at frames of the
     * other stack; the return from a call sets it right. The other one looks at the stack itself,
     * and each Java frame between a coroutine and its end is memory while it waits.
     */
    private final CallTarget switchFrame =
            Truffle.getRuntime() instanceof DefaultTruffleRuntime
                    ? new SwitchNode().getCallTarget()
                    : null;

    /** Whether this JVM has continuations and grants access to them. */
    @TruffleBoundary
    static boolean isSupported() {
        try {
            boolean[] ran = new boolean[1];
            new Continuation(new ContinuationScope("probe"), () -> ran[0] = true).run();
            return ran[0];
        } catch (UnsupportedOperationException | LinkageError e) {
            return false;
        }
    }

    @Override
    public Coroutine create(Coroutine.Body body) {
        return new ContinuationCoroutine(body);
    }

    // Asked of the platform rather than remembered: a task may be suspended within a coroutine, and
    // then
    // the next task is in none.
    @Override
    @TruffleBoundary
    public Coroutine current() {
        return Continuation.getCurrentContinuation(SCOPE) instanceof OwnedContinuation owned
                ? owned.owner
                : null;
    }

    @Override
    public void transferOut() {
        if (switchFrame == null) {
            Continuation.yield(SCOPE);
        } else {
            switchFrame.call(Nil.NIL);
        }
    }

    /** A continuation that nobody refers to is garbage. */
    @Override
    public boolean endLost() {
        return false;
    }

    @Override
    public boolean isWaiting() {
        return false;
    }

    /** There is nothing to let go of. */
    @Override
    public void finish() {}

    private static final class SwitchNode extends RootNode {
        SwitchNode() {
            super(null);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            switchTo(frame.getArguments()[0]);
            return Nil.NIL;
        }

        /** To a continuation, or back to where the present one was run if there is none. */
        @TruffleBoundary
        private static void switchTo(Object target) {
            if (target instanceof Continuation continuation) {
                continuation.run();
            } else {
                Continuation.yield(SCOPE);
            }
        }
    }

    private final class ContinuationCoroutine extends Coroutine {
        private final OwnedContinuation continuation;

        ContinuationCoroutine(Body body) {
            continuation =
                    new OwnedContinuation(this, () -> runBody(body, ContinuationCoroutines.this));
        }

        @Override
        void transferIn() {
            if (switchFrame == null) {
                continuation.run();
            } else {
                switchFrame.call(continuation);
            }
        }
    }

    private static final class OwnedContinuation extends Continuation {
        private final ContinuationCoroutine owner;

        OwnedContinuation(ContinuationCoroutine owner, Runnable body) {
            super(SCOPE, body);
            this.owner = owner;
        }

        @Override
        protected void onPinned(Pinned reason) {
            throw new LuaException(LuaString.of("attempt to yield across a C-call boundary"), null);
        }
    }
}
