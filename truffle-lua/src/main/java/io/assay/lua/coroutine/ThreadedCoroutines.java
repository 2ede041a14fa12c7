package io.assay.lua.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.nodes.ControlFlowException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Coroutines that are threads to the virtual machine, one running at a time: for a native image
 * with run-time compilation, which has no continuations.
 *
 * <p>A suspended coroutine's thread refers to its {@link Strand} only, so a coroutine that nobody
 * else refers to can be found to be lost, and its thread ended.
 */
abstract class ThreadedCoroutines implements Coroutines {

    /** Room for as many calls as Lua allows, in address space: memory is what they use of it. */
    private static final long STACK_SIZE = 512L << 20;

    private final Env env;
    private final ThreadLocal<Strand> current = new ThreadLocal<>();
    private final Set<Strand> alive = ConcurrentHashMap.newKeySet();

    /** So many that it is time to look for lost ones among them. */
    private int nextLook;

    /** Never fewer than this are looked through for lost ones. */
    private final int few;

    ThreadedCoroutines(Env env, int few) {
        this.env = env;
        this.few = few;
        nextLook = few;
    }

    /** The thread for a coroutine, not yet under way. */
    abstract Strand strandOf(Coroutine owner, Coroutine.Body body);

    @Override
    public final Coroutine create(Coroutine.Body body) {
        return new ThreadedCoroutine(body);
    }

    @Override
    @TruffleBoundary
    public final Coroutine current() {
        Strand strand = current.get();
        return strand == null ? null : strand.get();
    }

    @Override
    public final void transferOut() {
        Strand strand = current.get();
        strand.suspend();
        if (strand.abandoned) {
            throw new Abandoned();
        }
    }

    @Override
    public final boolean endLost() {
        List<Strand> lost = new ArrayList<>();
        for (Strand strand : alive) {
            if (strand.refersTo(null)) {
                lost.add(strand);
            }
        }
        endAll(lost);
        return !lost.isEmpty();
    }

    // Suspended coroutines hold a thread each; no Lua code runs on their way out.
    @Override
    public void finish() {
        endAll(List.copyOf(alive));
    }

    /**
     * All are told before the first is waited for: in a native image, threads that still waited
     * while others left the context took the processors from those.
     */
    private void endAll(List<Strand> strands) {
        for (Strand strand : strands) {
            strand.abandon();
            strand.finishAbandoned();
        }
        for (Strand strand : strands) {
            remove(strand);
        }
    }

    private void remove(Strand strand) {
        strand.end();
        alive.remove(strand);
    }

    /** All have ended in another way. */
    final void forget() {
        alive.clear();
    }

    /** Threads take memory that the platform's collector does not know of: so it is called. */
    private void endLostIfMany() {
        if (alive.size() < nextLook) {
            return;
        }
        if (!endLost() || alive.size() >= nextLook / 2) {
            System.gc();
            endLost();
        }
        nextLook = Math.max(few, alive.size() * 2);
    }

    final Thread thread(Runnable body) {
        Thread thread = env.newTruffleThreadBuilder(body).stackSize(STACK_SIZE).build();
        thread.setDaemon(true);
        thread.setName("lua-coroutine");
        return thread;
    }

    /** Unwinds the stack of a coroutine whose context ends; nothing in Lua catches or sees it. */
    private static final class Abandoned extends ControlFlowException {
        private static final long serialVersionUID = 1L;
    }

    private final class ThreadedCoroutine extends Coroutine {
        private final Strand strand;
        private boolean underWay;

        ThreadedCoroutine(Body body) {
            strand = strandOf(this, body);
        }

        @Override
        void transferIn() {
            if (!underWay) {
                endLostIfMany();
                try {
                    strand.makeThread();
                } catch (OutOfMemoryError noRoom) {
                    finish(null, noRoom);
                    return;
                }
                underWay = true;
                alive.add(strand);
            }
            strand.resume();
            if (hasEnded()) {
                remove(strand);
            }
        }
    }

    /** The thread of a coroutine, which refers to the coroutine weakly. */
    abstract class Strand extends WeakReference<Coroutine> {
        private final Coroutine.Body body;
        private volatile boolean abandoned;

        Strand(Coroutine owner, Coroutine.Body body) {
            super(owner);
            this.body = body;
        }

        /**
         * Makes the thread, which waits to be resumed.
         *
         * @throws OutOfMemoryError if there is no room for another one
         */
        abstract void makeThread();

        /** Runs the coroutine until it suspends itself or ends. */
        abstract void resume();

        /** Called on its own stack: goes back to where it was resumed. */
        abstract void suspend();

        /** Has a suspended one that is abandoned run to its end, perhaps while others do. */
        abstract void finishAbandoned();

        /** Returns when there is nothing left on its stack and its thread is out of the context. */
        abstract void end();

        /** From now on it unwinds its stack instead of going on. */
        final void abandon() {
            abandoned = true;
        }

        /** The coroutine from its beginning to its end; called on its own stack. */
        final void run() {
            current.set(this);
            Coroutine.runBody(body, ThreadedCoroutines.this);
            current.remove();
        }
    }
}
