package io.assay.runtime.loop;

import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/**
 * A strand on a thread of its own, for virtual machines without continuations. A baton goes back
 * and forth between the driver and the strand, so that one of them runs at a time. The thread that
 * suspends need not be the strand's own: a guest language may run its coroutines on further
 * threads, and the one that suspended is the one to be resumed.
 */
final class ThreadStrand implements Strand {
    private final Thread thread;
    private @Nullable Thread driver;
    private @Nullable Thread suspended;
    private boolean started;
    private boolean abandoned;

    /**
     * Whether the strand has the baton. The last field written before an unpark, the first one read
     * after.
     */
    private volatile boolean running;

    ThreadStrand(Task task, @Nullable Context context, long stackSize) {
        thread = new Thread(null, () -> run(task, context), "assay-task", stackSize);
        thread.setDaemon(true);
    }

    @Override
    public void resume() {
        driver = Thread.currentThread();
        running = true;
        if (started) {
            LockSupport.unpark(suspended);
        } else {
            started = true;
            thread.start();
        }
        boolean interrupted = false;
        while (running) {
            LockSupport.park(this);
            // An interrupt is for the guest code, which ends by it; only then may the driver go on.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean suspend() {
        suspended = Thread.currentThread();
        running = false;
        LockSupport.unpark(driver);
        while (!running) {
            LockSupport.park(this);
            if (!running && Thread.interrupted()) {
                throw new LoopInterruptedException();
            }
        }
        if (abandoned) {
            throw new LoopInterruptedException();
        }
        return true;
    }

    @Override
    public void abandon() {
        if (started && thread.isAlive()) {
            abandoned = true;
            running = true;
            LockSupport.unpark(suspended);
        }
    }

    private void run(Task task, @Nullable Context context) {
        try {
            if (context == null) {
                task.run();
            } else {
                runInside(task, context);
            }
        } finally {
            running = false;
            LockSupport.unpark(driver);
        }
    }

    private static void runInside(Task task, Context context) {
        try {
            context.enter();
        } catch (IllegalStateException refused) {
            // The context is closed, or a language in it allows one thread only.
            task.fail(refused);
            return;
        }
        try {
            task.run();
        } finally {
            context.leave();
        }
    }
}
