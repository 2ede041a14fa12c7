package io.assay.runtime.loop;

import io.assay.runtime.builtin.BuiltinException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one script in turns. Invariants: one thread at a time drives the loop, and only
 * the driver, or the task it has given the turn to, touches any field but the inbox; other threads
 * {@link #post}. A task that waits has an open {@link Wait}; a task that may run is in the ready
 * queue once.
 *
 * <p>Whoever waits drives: {@link #runMain} on the runtime's own thread, or a host thread that
 * calls a waiting builtin while nobody else drives (an embedder's context has no thread of its
 * own).
 */
@Singleton
public final class EventLoop implements Suspension {
    private static final String DEADLOCK =
            "async: deadlock: every task waits for another one, and nothing else is pending";

    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final StrandKind strands;
    private final UnobservedFailures unobserved;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final Queue<Task> ready = new ArrayDeque<>();
    private final Timers timers = new Timers();
    private final Set<Task> live = new LinkedHashSet<>();
    private final List<Strand> abandoned = new ArrayList<>();
    private final AtomicReference<@Nullable Thread> driver = new AtomicReference<>();
    private @Nullable Task current;
    private @Nullable Task main;
    private @Nullable Throwable abort;
    private int stagesWaitedFor;

    EventLoop(StrandKind strands, UnobservedFailures unobserved) {
        this.strands = strands;
        this.unobserved = unobserved;
    }

    /**
     * Runs a task and, while it waits, those that it spawns; returns its result or throws its
     * error. When it ends, tasks that are still under way are dropped.
     *
     * @throws IllegalStateException if the loop is being driven already
     */
    public @Nullable Object runMain(Callable<?> body) {
        if (driver.get() != null) {
            throw new IllegalStateException("the event loop is running");
        }
        Task task = new Task(body);
        main = task;
        live.add(task);
        ready.add(task);
        try {
            drive(task::isFinished);
            return task.outcome();
        } finally {
            main = null;
            dropAll();
        }
    }

    /** Makes a task of a function; it begins when the current one next waits. */
    public Task spawn(Callable<?> body) {
        Task task = new Task(body);
        live.add(task);
        ready.add(task);
        return task;
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (!future.isDone()) {
            waitFor(future, null);
        }
        try {
            return future.join();
        } catch (RuntimeException failure) {
            throw Rethrow.asIs(Rethrow.unwrap(failure));
        }
    }

    /**
     * Waits for a stage, but not longer than the given time; returns whether the stage is complete.
     */
    public boolean await(CompletionStage<?> stage, Duration atMost) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        if (!future.isDone()) {
            waitFor(future, System.nanoTime() + nanos(atMost));
        }
        return future.isDone();
    }

    @Override
    public void sleep(Duration duration) {
        Task task = currentTask();
        if (task == null && isDrivenElsewhere()) {
            LockSupport.parkNanos(this, nanos(duration));
            checkInterrupt();
            return;
        }
        long deadline = System.nanoTime() + nanos(duration);
        if (task == null) {
            driveUntil(deadline);
            return;
        }
        Wait wait = new Wait(task, null);
        if (duration.isPositive()) {
            wakeAt(deadline, wait);
        } else {
            post(() -> wake(wait));
        }
        suspend(wait);
    }

    /** Waits for a task to end; returns its result or throws its error as it was thrown. */
    public @Nullable Object await(Task awaited) {
        if (!awaited.isFinished()) {
            Task task = currentTask();
            if (task == awaited) {
                throw new BuiltinException("async: a task cannot await itself");
            }
            if (task == null) {
                drive(awaited::isFinished);
            } else {
                Wait wait = new Wait(task, null);
                awaited.waiters.add(wait);
                suspend(wait);
            }
        }
        return awaited.outcome();
    }

    /**
     * Cancels a task. One that hasn't begun never does; one that waits gets a {@link
     * TaskCancelledException} where it waits, and the stage it waits for is cancelled.
     */
    public void cancel(Task task) {
        if (task.isFinished()) {
            return;
        }
        if (task.strand == null) {
            ready.remove(task);
            task.fail(new TaskCancelledException());
            finished(task);
            return;
        }
        Wait wait = task.wait;
        if (wait == null) {
            task.cancelRequested = true;
        } else {
            wait.error = new TaskCancelledException();
            wake(wait);
            cancelStage(wait);
        }
    }

    /** Has something done on the loop, between two turns. Callable from any thread. */
    public void post(Runnable action) {
        inbox.add(action);
        LockSupport.unpark(driver.get());
    }

    /** Frees what dropped tasks hold. The loop is not used any more. */
    public void close() {
        dropAll();
        abandoned.forEach(Strand::abandon);
        abandoned.clear();
    }

    /** Whether tasks run on threads of their own instead of the driver's. */
    public boolean ownsThreads() {
        return strands.ownsThreads();
    }

    /** Whether the calling thread has the loop's turn. */
    public boolean isCurrent() {
        return currentTask() != null || driver.get() == Thread.currentThread();
    }

    private void waitFor(CompletableFuture<?> future, @Nullable Long deadline) {
        Task task = currentTask();
        if (task == null && isDrivenElsewhere()) {
            blockThread(future, deadline);
            return;
        }
        if (task == null) {
            future.whenComplete((result, error) -> post(() -> {}));
            stagesWaitedFor++;
            try {
                driveUntilDone(future, deadline);
            } finally {
                stagesWaitedFor--;
            }
            return;
        }
        Wait wait = new Wait(task, future);
        stagesWaitedFor++;
        if (deadline != null) {
            wakeAt(deadline, wait);
        }
        future.whenComplete((result, error) -> post(() -> wake(wait)));
        suspend(wait);
    }

    /** Lets the others run until the wait is closed. */
    private void suspend(Wait wait) {
        Task task = wait.task;
        task.wait = wait;
        if (task.cancelRequested) {
            task.cancelRequested = false;
            wait.error = new TaskCancelledException();
            wake(wait);
            cancelStage(wait);
        }
        if (!task.strand.suspend()) {
            // A native frame is in the way: the others run on top of this stack.
            wait.inPlace = true;
            ready.remove(task);
            drive(() -> wait.closed);
        }
        if (wait.error != null) {
            throw wait.error;
        }
    }

    private void wake(Wait wait) {
        if (!wait.closed) {
            close(wait);
            if (!wait.inPlace) {
                ready.add(wait.task);
            }
        }
    }

    private void close(Wait wait) {
        if (wait.closed) {
            return;
        }
        wait.closed = true;
        wait.task.wait = null;
        if (wait.stage != null) {
            stagesWaitedFor--;
        }
        if (wait.timer != null) {
            timers.remove(wait.timer);
        }
    }

    private static void cancelStage(Wait wait) {
        if (wait.stage != null) {
            wait.stage.cancel(true);
        }
    }

    private void wakeAt(long deadline, Wait wait) {
        wait.timer =
                timers.at(
                        deadline,
                        () -> {
                            // It has left the queue, where looking for it would take its time.
                            wait.timer = null;
                            wake(wait);
                        });
    }

    private void driveUntil(long deadline) {
        Timer alarm = timers.at(deadline, () -> {});
        try {
            drive(() -> System.nanoTime() - deadline >= 0);
        } finally {
            timers.remove(alarm);
        }
    }

    private void driveUntilDone(CompletableFuture<?> future, @Nullable Long deadline) {
        if (deadline == null) {
            drive(future::isDone);
            return;
        }
        Timer alarm = timers.at(deadline, () -> {});
        try {
            drive(() -> future.isDone() || System.nanoTime() - deadline >= 0);
        } finally {
            timers.remove(alarm);
        }
    }

    private void drive(BooleanSupplier done) {
        Thread thread = Thread.currentThread();
        boolean nested = driver.get() == thread;
        if (!nested && !driver.compareAndSet(null, thread)) {
            throw new IllegalStateException("another thread runs the event loop");
        }
        Task suspended = current;
        current = null;
        try {
            while (!done.getAsBoolean()) {
                turn();
                if (abort != null) {
                    throw Rethrow.asIs(abort);
                }
            }
        } finally {
            current = suspended;
            if (!nested) {
                driver.set(null);
            }
        }
    }

    /** Does what is due, then gives one task a turn, or sleeps until something is due. */
    private void turn() {
        boolean acted = runInbox() | timers.fire();
        Task task = ready.poll();
        if (task != null) {
            run(task);
        } else if (!acted) {
            idle();
        }
    }

    private boolean runInbox() {
        boolean acted = false;
        for (Runnable action = inbox.poll(); action != null; action = inbox.poll()) {
            action.run();
            acted = true;
        }
        return acted;
    }

    /**
     * Sleeps until a timer is due or something is posted. A post before the sleep ends it at once.
     */
    private void idle() {
        if (!timers.isEmpty()) {
            LockSupport.parkNanos(this, timers.nanosToNext());
        } else if (stagesWaitedFor > 0) {
            LockSupport.park(this);
        } else if (inbox.isEmpty()) {
            breakDeadlock();
        }
        checkInterrupt();
    }

    private void run(Task task) {
        Strand strand = task.strand;
        if (strand == null) {
            strand = strands.create(task, task == main);
            task.strand = strand;
        }
        current = task;
        try {
            strand.resume();
        } finally {
            current = null;
        }
        if (task.isFinished()) {
            finished(task);
        }
    }

    private void finished(Task task) {
        live.remove(task);
        List<Wait> waiters = List.copyOf(task.waiters);
        waiters.forEach(this::wake);
        Throwable failure = task.failure();
        if (failure == null || task == main) {
            return;
        }
        if (failure instanceof PolyglotException error && (error.isExit() || error.isCancelled())) {
            abort = failure;
        } else if (waiters.isEmpty() && !(failure instanceof TaskCancelledException)) {
            // Somebody may await it yet; if nobody does soon, it is reported all the same.
            unobserved.remember(task);
            timers.at(System.nanoTime() + GRACE_NANOS, () -> unobserved.report(task));
        }
    }

    /**
     * Raises the error in the main task, where it waits, or else in the host that drives the loop.
     */
    private void breakDeadlock() {
        BuiltinException error = new BuiltinException(DEADLOCK);
        Wait wait = main == null ? null : main.wait;
        if (wait == null) {
            throw error;
        }
        wait.error = error;
        wake(wait);
    }

    private void dropAll() {
        for (Task task : List.copyOf(live)) {
            if (task.wait != null) {
                Wait wait = task.wait;
                close(wait);
                cancelStage(wait);
            }
            if (task.strand != null && !task.isFinished()) {
                abandoned.add(task.strand);
            }
        }
        live.clear();
        ready.clear();
        timers.clear();
        abort = null;
        unobserved.report();
    }

    /**
     * The task that the calling code belongs to. While a task has the turn, the driver's thread
     * runs it (continuations) or waits for it (threads), and then the caller is on one of the
     * task's threads.
     */
    private @Nullable Task currentTask() {
        Task task = current;
        boolean mine = strands.ownsThreads() || driver.get() == Thread.currentThread();
        return mine ? task : null;
    }

    private boolean isDrivenElsewhere() {
        Thread thread = driver.get();
        return thread != null && thread != Thread.currentThread();
    }

    private void blockThread(CompletableFuture<?> future, @Nullable Long deadline) {
        Thread thread = Thread.currentThread();
        future.whenComplete((result, error) -> LockSupport.unpark(thread));
        while (!future.isDone()) {
            if (deadline == null) {
                LockSupport.park(this);
            } else if (deadline - System.nanoTime() <= 0) {
                return;
            } else {
                LockSupport.parkNanos(this, deadline - System.nanoTime());
            }
            checkInterrupt();
        }
    }

    private static void checkInterrupt() {
        if (Thread.interrupted()) {
            throw new LoopInterruptedException();
        }
    }

    private static long nanos(Duration duration) {
        // Half the range of the clock is as good as for ever, and cannot overflow when added to
        // now.
        return duration.compareTo(Duration.ofDays(36_500)) >= 0
                ? TimeUnit.DAYS.toNanos(36_500)
                : duration.toNanos();
    }
}
