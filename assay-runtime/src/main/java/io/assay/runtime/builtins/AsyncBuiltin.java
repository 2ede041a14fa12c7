package io.assay.runtime.builtins;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.builtin.BuiltinObject;
import io.assay.runtime.log.LogLevel;
import io.assay.runtime.log.LogWriter;
import io.assay.runtime.loop.EventLoop;
import io.assay.runtime.loop.Task;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Tasks: functions that go on while others wait. They take turns; no two run at the same moment.
 */
@Builtin(
        value = "async",
        description = "Run functions concurrently, once or at intervals",
        keywords = {
            "async",
            "spawn",
            "task",
            "await",
            "concurrent",
            "parallel",
            "interval",
            "timer"
        })
final class AsyncBuiltin {
    private final EventLoop loop;
    private final LogWriter log;

    AsyncBuiltin(EventLoop loop, LogWriter log) {
        this.loop = loop;
        this.log = log;
    }

    /**
     * The task begins when the current code next waits. {@code handle:await()} returns what the
     * function returned or raises its error; {@code handle:cancel()} raises an error where the task
     * waits.
     */
    @BuiltinFunction(
            value = "Spawn async task, returns handle with await() and cancel()",
            signature = "async.spawn(fn)",
            returns = "handle")
    BuiltinObject spawn(Value fn) {
        requireFunction("async.spawn", "first", fn);
        Task task = loop.spawn(() -> fn.execute());
        AtomicBoolean awaited = new AtomicBoolean();
        return new BuiltinObject(
                "async handle",
                Map.of(
                        "await", arguments -> await(task, awaited),
                        "cancel",
                                arguments -> {
                                    loop.cancel(task);
                                    return null;
                                }));
    }

    /**
     * The first call comes after one period. An error in the function is logged and ends the
     * interval. Also {@code async.spawn_interval(seconds, fn)}.
     */
    @BuiltinFunction(
            value = "Spawn recurring task every ms ms, returns handle with cancel()",
            signature = "async.spawn_interval(fn, ms)",
            returns = "handle")
    BuiltinObject spawnInterval(Value first, Value second) {
        boolean functionFirst = first.canExecute();
        Value fn = functionFirst ? first : second;
        Value period = functionFirst ? second : first;
        requireFunction("async.spawn_interval", functionFirst ? "first" : "second", fn);
        if (!period.isNumber()) {
            throw new BuiltinException("async.spawn_interval: the interval must be a number");
        }
        double nanos = period.asDouble() * (functionFirst ? 1e6 : 1e9);
        if (!(nanos > 0)) {
            throw new BuiltinException("async.spawn_interval: interval must be positive");
        }
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        Task task = loop.spawn(() -> repeat(fn, Duration.ofNanos((long) nanos), cancelled));
        AtomicBoolean awaited = new AtomicBoolean();
        return new BuiltinObject(
                "async handle",
                Map.of(
                        "await", arguments -> await(task, awaited),
                        "cancel",
                                arguments -> {
                                    cancelled.complete(null);
                                    return null;
                                }));
    }

    private @Nullable Object await(Task task, AtomicBoolean awaited) {
        if (!awaited.compareAndSet(false, true)) {
            throw new BuiltinException("async handle already awaited");
        }
        return loop.await(task);
    }

    /** Keeps to the rhythm of its start; periods that a slow call missed are left out. */
    private @Nullable Object repeat(Value fn, Duration period, CompletableFuture<Void> cancelled) {
        long next = System.nanoTime() + period.toNanos();
        while (!loop.await(cancelled, Duration.ofNanos(next - System.nanoTime()))) {
            try {
                fn.executeVoid();
            } catch (PolyglotException error) {
                if (error.isExit() || error.isCancelled()) {
                    throw error;
                }
                log.write(
                        LogLevel.ERROR,
                        "async.spawn_interval: callback error: " + error.getMessage());
                return null;
            }
            long now = System.nanoTime();
            next += period.toNanos() * (1 + Math.max(0, (now - next) / period.toNanos()));
        }
        return null;
    }

    private static void requireFunction(String function, String position, Value value) {
        if (!value.canExecute()) {
            throw new BuiltinException(
                    "%s: %s argument must be a function".formatted(function, position));
        }
    }
}
