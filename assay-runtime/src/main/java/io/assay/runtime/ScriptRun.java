package io.assay.runtime;

import io.assay.runtime.loop.EventLoop;
import io.assay.runtime.loop.Rethrow;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One run of one script. The thread it is given drives the event loop, and is inside the polyglot
 * context from the first task to the last: tasks that share the thread never enter it themselves.
 */
final class ScriptRun {
    private final Context context;
    private final EventLoop loop;
    private final Callable<Value> script;
    private final CompletableFuture<Value> result = new CompletableFuture<>();

    ScriptRun(Context context, EventLoop loop, Callable<Value> script) {
        this.context = context;
        this.loop = loop;
        this.script = script;
    }

    /**
     * Runs the script on a new thread and waits for its end.
     *
     * @param timeout how long to wait, or null
     * @param end ends the script when the time is over or the waiting thread is interrupted
     */
    Value await(long stackSize, @Nullable Duration timeout, Runnable end) {
        Thread thread = new Thread(null, this::run, "assay-loop", stackSize);
        thread.setDaemon(true);
        thread.start();
        try {
            return timeout == null
                    ? result.get()
                    : result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw Rethrow.asIs(Rethrow.unwrap(failed));
        } catch (TimeoutException tooLong) {
            end.run();
            throw new ScriptTimeoutException(timeout);
        } catch (InterruptedException interrupted) {
            end.run();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a script was running", interrupted);
        }
    }

    private void run() {
        try {
            // Told only when the context is left: the waiting thread may want to enter it.
            result.complete(runInside());
        } catch (Throwable failure) {
            // Everything is for the thread that waits; nobody would see it here.
            result.completeExceptionally(failure);
        }
    }

    private Value runInside() {
        if (loop.ownsThreads()) {
            // Each task enters by itself, and some languages allow only one thread inside.
            return (Value) loop.runMain(script);
        }
        context.enter();
        try {
            return (Value) loop.runMain(script);
        } finally {
            context.leave();
        }
    }
}
