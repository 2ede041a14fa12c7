package io.assay.lua.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.nodes.ControlFlowException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Coroutines on threads that hand over to each other, one running at a time: for platforms without
 * continuations (a native image with run-time compilation is one).
 *
 * <p>A suspended coroutine's thread refers to its {@link Strand} only, so a coroutine that nobody
 * else refers to can be found to be lost, and its thread ended.
 */
public final class ThreadCoroutines implements Coroutines {

    /** Room for as many calls as Lua allows, in address space: memory is what they use of it. */
    private static final long STACK_SIZE = 512L << 20;

    /** Threads that are too few to look for lost ones among them. */
    private static final int FEW = 256;

    /**
     * How often a thread looks whether it is its turn before it sleeps: for some twenty
     * microseconds.
     */
    private static final int LOOKS = 512;

    private final Env env;

    /** None where the other side has no processor to run on meanwhile. */
    private final int looks = Runtime.getRuntime().availableProcessors() > 1 ? LOOKS : 0;

    private final ThreadLocal<Strand> current = new ThreadLocal<>();
    private final ThreadLocal<Boolean> waiting = ThreadLocal.withInitial(() -> false);
    private final Set<Strand> alive = ConcurrentHashMap.newKeySet();
    private int nextLook = FEW;

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
        Strand strand = current.get();
        return strand == null ? null : strand.get();
    }

    @Override
    public void transferOut() {
        current.get().transferOut();
    }

    @Override
    public boolean isWaiting() {
        return waiting.get();
    }

    @Override
    public boolean endLost() {
        List<Strand> lost = new ArrayList<>();
        for (Strand strand : alive) {
            if (strand.refersTo(null)) {
                lost.add(strand);
            }
        }
        endAll(lost);
        return !lost.isEmpty();
    }

    /**
     * All are told before the first is waited for: in a native image, threads that still waited
     * while others left the context took the processors from those.
     */
    private void endAll(Iterable<Strand> strands) {
        for (Strand strand : strands) {
            strand.abandon();
        }
        for (Strand strand : strands) {
            strand.end();
        }
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
        nextLook = Math.max(FEW, alive.size() * 2);
    }

    // Suspended coroutines hold a thread each; no Lua code runs on their way out.
    @Override
    public void finish() {
        endAll(List.copyOf(alive));
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

    /** Unwinds the stack of a coroutine whose context ends; nothing in Lua catches or sees it. */
    private static final class Abandoned extends ControlFlowException {
        private static final long serialVersionUID = 1L;
    }

    private final class ThreadCoroutine extends Coroutine {
        private final Strand strand;

        ThreadCoroutine(Body body) {
            strand = new Strand(this, body);
        }

        @Override
        void transferIn() {
            strand.transferIn();
            if (hasEnded()) {
                strand.end();
            }
        }
    }

    /** The thread of a coroutine, which refers to the coroutine weakly. */
    private final class Strand extends WeakReference<Coroutine> {
        private final Coroutine.Body body;
        private final Turn in = new Turn(looks);
        private final Turn out = new Turn(looks);
        private Thread thread;
        private volatile boolean abandoned;

        Strand(Coroutine owner, Coroutine.Body body) {
            super(owner);
            this.body = body;
        }

        void transferIn() {
            if (thread == null) {
                endLostIfMany();
                thread = env.newTruffleThreadBuilder(this::run).stackSize(STACK_SIZE).build();
                thread.setDaemon(true);
                thread.setName("lua-coroutine");
                alive.add(this);
                thread.start();
            } else {
                in.give();
            }
            await(out);
        }

        private void run() {
            current.set(this);
            try {
                Coroutine.runBody(body, ThreadCoroutines.this);
            } finally {
                out.give();
            }
        }

        void transferOut() {
            out.give();
            await(in);
            if (abandoned) {
                throw new Abandoned();
            }
        }

        void abandon() {
            abandoned = true;
            in.give();
        }

        /** The context must not end before the thread has left it. */
        void end() {
            TruffleSafepoint.setBlockedThreadInterruptible(null, Thread::join, thread);
            alive.remove(this);
        }
    }
}
