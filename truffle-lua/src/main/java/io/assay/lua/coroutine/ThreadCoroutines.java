package io.assay.lua.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.nodes.ControlFlowException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Coroutines on threads that hand over to each other, one running at a time: for platforms without
 * continuations (a native image with run-time compilation is one).
 */
public final class ThreadCoroutines implements Coroutines {

    private static final long STACK_SIZE = 16L << 20;

    private final Env env;
    private final ThreadLocal<Coroutine> current = new ThreadLocal<>();
    private final Set<ThreadCoroutine> alive = ConcurrentHashMap.newKeySet();

    public ThreadCoroutines(Env env) {
        this.env = env;
    }

    @Override
    public Coroutine create(Coroutine.Body body) {
        return new ThreadCoroutine(body);
    }

    @Override
    @TruffleBoundary
    public Coroutine current() {
        return current.get();
    }

    // Suspended coroutines hold a thread each; no Lua code runs on their way out.
    @Override
    public void finish() {
        for (ThreadCoroutine coroutine : alive) {
            coroutine.abandon();
        }
    }

    /** Unwinds the stack of a coroutine whose context ends; nothing in Lua catches or sees it. */
    private static final class Abandoned extends ControlFlowException {
        private static final long serialVersionUID = 1L;
    }

    private final class ThreadCoroutine extends Coroutine {
        private final Semaphore in = new Semaphore(0);
        private final Semaphore out = new Semaphore(0);
        private Thread thread;
        private volatile boolean abandoned;

        ThreadCoroutine(Body body) {
            super(body);
        }

        @Override
        void transferIn() {
            if (thread == null) {
                thread =
                        env.newTruffleThreadBuilder(this::runOnThread)
                                .stackSize(STACK_SIZE)
                                .build();
                thread.setDaemon(true);
                thread.setName("lua-coroutine");
                alive.add(this);
                thread.start();
            } else {
                in.release();
            }
            acquire(out);
            if (status() == Status.DEAD) {
                // The context must not end before the thread has left it.
                join();
                alive.remove(this);
            }
        }

        private void runOnThread() {
            current.set(this);
            try {
                runBody();
            } finally {
                out.release();
            }
        }

        void abandon() {
            abandoned = true;
            in.release();
            join();
        }

        private void join() {
            TruffleSafepoint.setBlockedThreadInterruptible(null, Thread::join, thread);
        }

        @Override
        void transferOut() {
            out.release();
            acquire(in);
            if (abandoned) {
                throw new Abandoned();
            }
        }

        // Through a safepoint, so that closing the context can interrupt the wait.
        private void acquire(Semaphore semaphore) {
            TruffleSafepoint.setBlockedThreadInterruptible(null, Semaphore::acquire, semaphore);
        }
    }
}
