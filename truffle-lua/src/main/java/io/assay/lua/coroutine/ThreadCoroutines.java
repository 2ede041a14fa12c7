package io.assay.lua.coroutine;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleSafepoint;

/**
 * Coroutines on threads of the operating system that hand over to each other: for platforms that
 * have neither continuations nor fibers.
 */
final class ThreadCoroutines extends ThreadedCoroutines {

    private static final int FEW = 256;

    /**
     * How often a thread looks whether it is its turn before it sleeps: for some twenty
     * microseconds.
     */
    private static final int LOOKS = 512;

    /** None where the other side has no processor to run on meanwhile. */
    private final int looks = Runtime.getRuntime().availableProcessors() > 1 ? LOOKS : 0;

    private final ThreadLocal<Boolean> waiting = ThreadLocal.withInitial(() -> false);

    ThreadCoroutines(Env env) {
        super(env, FEW);
    }

    @Override
    Strand strandOf(Coroutine owner, Coroutine.Body body) {
        return new ThreadStrand(owner, body);
    }

    @Override
    public boolean isWaiting() {
        return waiting.get();
    }

    private void await(Turn turn) {
        if (turn.takeSoon()) {
            return;
        }
        waiting.set(true);
        try {
            turn.await();
        } finally {
            waiting.set(false);
        }
    }

    private final class ThreadStrand extends Strand {
        private final Turn in = new Turn(looks);
        private final Turn out = new Turn(looks);
        private Thread thread;

        ThreadStrand(Coroutine owner, Coroutine.Body body) {
            super(owner, body);
        }

        @Override
        void makeThread() {
            thread = thread(this::runInTurn);
            thread.start();
        }

        private void runInTurn() {
            try {
                await(in);
                run();
            } finally {
                out.give();
            }
        }

        @Override
        void resume() {
            in.give();
            await(out);
        }

        @Override
        void suspend() {
            out.give();
            await(in);
        }

        @Override
        void finishAbandoned() {
            in.give();
        }

        @Override
        void end() {
            TruffleSafepoint.setBlockedThreadInterruptible(null, Thread::join, thread);
        }
    }
}
