package io.assay.lua.coroutine;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Coroutines on {@link Fibers}. A fiber whose coroutine has ended is kept for the next one: to make
 * a thread known to the virtual machine and to the context takes a hundred times a switch.
 *
 * <p>A context that is cancelled or exits waits for all its threads, suspended fibers among them,
 * which nobody resumes any more. So there is a thread of the operating system that waits for that
 * and then ends them.
 */
final class FiberCoroutines extends ThreadedCoroutines {

    private static final int FEW = 1024;

    private static final int MOST_IDLE = 256;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final Fibers fibers;

    /** Those that have not ended. */
    private final Set<Fiber> all = ConcurrentHashMap.newKeySet();

    /** Those that wait for a coroutine, the last one first. */
    private final ConcurrentLinkedDeque<Fiber> idle = new ConcurrentLinkedDeque<>();

    private long made;
    private volatile Thread watch;
    private final CountDownLatch watches = new CountDownLatch(1);
    private final Semaphore watchEnds = new Semaphore(0);

    /** Whether no fiber is to be made or kept. Set under this object's lock. */
    private volatile boolean closing;

    FiberCoroutines(Env env, Fibers fibers) {
        super(env, FEW);
        this.fibers = fibers;
    }

    @Override
    Strand strandOf(Coroutine owner, Coroutine.Body body) {
        return new FiberStrand(owner, body);
    }

    /** A suspended fiber runs nothing, on whatever occasion. */
    @Override
    public boolean isWaiting() {
        return Thread.currentThread() == watch;
    }

    private Fiber take() {
        Fiber fiber = idle.poll();
        if (fiber != null) {
            return fiber;
        }
        ensureWatch();
        fiber = makeUnlessClosing();
        if (fiber == null) {
            awaitCancellation();
            throw new LuaException(LuaString.of("the state is being closed"), null);
        }
        return fiber;
    }

    private void ensureWatch() {
        if (watch == null) {
            watch = thread(this::watch);
            watch.start();
            // An exit that came before it is in the context would find nobody to end the fibers.
            TruffleSafepoint.setBlockedThreadInterruptible(null, CountDownLatch::await, watches);
        }
    }

    /** Null if {@link #endFibers} has begun, which might not see another one. */
    private synchronized Fiber makeUnlessClosing() {
        return closing ? null : new Fiber(++made);
    }

    /** For code that comes across the watch: it is being cancelled too, while it waits here. */
    private static void awaitCancellation() {
        TruffleSafepoint.setBlockedThreadInterruptible(null, Thread::sleep, 1000L);
    }

    @Override
    public void finish() {
        endFibers();
        if (watch != null) {
            watchEnds.release();
            TruffleSafepoint.setBlockedThreadInterruptible(null, Thread::join, watch);
        }
        forget();
    }

    private void watch() {
        boolean cancelled = true;
        try {
            watches.countDown();
            awaitEnd();
            cancelled = false;
        } finally {
            if (cancelled) {
                endFibers();
            }
        }
    }

    private void awaitEnd() {
        while (true) {
            try {
                TruffleSafepoint.setBlockedThreadInterruptible(null, Semaphore::acquire, watchEnds);
                return;
            } catch (AbstractTruffleException interrupted) {
                // Meant for whoever runs Lua code; the context goes on.
                continue;
            }
        }
    }

    /**
     * Waits for fibers that run: the code in them is about to end too. Those that are suspended end
     * at once, the youngest first, which the platform looks for from there on.
     */
    private void endFibers() {
        synchronized (this) {
            closing = true;
        }
        while (!all.isEmpty()) {
            List<Fiber> left = new ArrayList<>(all);
            left.sort(Comparator.comparingLong((Fiber fiber) -> fiber.number).reversed());
            for (Fiber fiber : left) {
                fiber.endIfSuspended();
            }
            if (!all.isEmpty()) {
                LockSupport.parkNanos(PAUSE);
            }
        }
        idle.clear();
    }

    private final class FiberStrand extends Strand {
        private Fiber fiber;

        FiberStrand(Coroutine owner, Coroutine.Body body) {
            super(owner, body);
        }

        @Override
        void makeThread() {
            fiber = take();
            fiber.prepare(this);
        }

        @Override
        void resume() {
            fiber.resume();
        }

        @Override
        void suspend() {
            fibers.suspend();
        }

        @Override
        void finishAbandoned() {
            fiber.resume();
        }

        @Override
        void end() {
            fiber.release();
        }
    }

    /** A thread that runs coroutines one after the other. */
    private final class Fiber {
        private final long number;
        private final long handle;
        private final AtomicBoolean suspended = new AtomicBoolean(true);

        /** What it runs; null while it is idle. */
        private Strand strand;

        Fiber(long number) {
            this.number = number;
            handle = fibers.start(thread(this::runAll));
            all.add(this);
        }

        /** Is given the coroutine to run next. */
        void prepare(Strand next) {
            claim();
            strand = next;
            suspended.setRelease(true);
        }

        void resume() {
            claim();
            run();
        }

        /** The coroutine has ended. */
        void release() {
            if (!closing && idle.size() < MOST_IDLE) {
                fibers.trim(handle);
                idle.push(this);
            } else {
                endIfSuspended();
            }
        }

        private void claim() {
            while (!suspended.compareAndSet(true, false)) {
                awaitCancellation();
            }
        }

        private void run() {
            if (fibers.resume(handle)) {
                all.remove(this);
            } else {
                suspended.setRelease(true);
            }
        }

        void endIfSuspended() {
            if (!suspended.compareAndSet(true, false)) {
                return;
            }
            if (strand != null) {
                strand.abandon();
            }
            boolean ended = false;
            while (strand != null && !ended) {
                ended = fibers.resume(handle);
            }
            if (ended) {
                all.remove(this);
            } else {
                run();
            }
        }

        private void runAll() {
            while (strand != null) {
                strand.run();
                strand = null;
                fibers.suspend();
            }
        }
    }
}
