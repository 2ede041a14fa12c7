package io.assay.runtime.loop;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One suspension of one task. Whatever wakes it first (a stage, a timer, another task, a
 * cancellation) closes it; what comes later finds it closed and does nothing.
 */
final class Wait {
    final Task task;

    /** The stage waited for, if any: it counts as something that can still happen. */
    final @Nullable CompletableFuture<?> stage;

    /** The timer that ends the wait, if any. */
    @Nullable Timer timer;

    /** An error to raise where the task waits. */
    @Nullable RuntimeException error;

    /** Whether the waiting task could not be suspended and drives the loop itself meanwhile. */
    boolean inPlace;

    boolean closed;

    Wait(Task task, @Nullable CompletableFuture<?> stage) {
        this.task = task;
        this.stage = stage;
    }
}
