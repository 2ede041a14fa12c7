package io.assay.runtime.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Something that a loop runs in turns: the main chunk, or a function that a script spawned. Used
 * only by whoever has the loop's turn, so nothing here is synchronized.
 */
public final class Task {
    final Callable<?> body;
    final List<Wait> waiters = new ArrayList<>(1);

    /** What the task waits for at present. */
    @Nullable Wait wait;

    /** Made when the task first runs. */
    @Nullable Strand strand;

    boolean cancelRequested;
    private boolean finished;
    private boolean observed;
    private @Nullable Object result;
    private @Nullable Throwable failure;

    Task(Callable<?> body) {
        this.body = body;
    }

    /** Whether the task has ended, in whatever way. */
    public boolean isFinished() {
        return finished;
    }

    /** The error the task ended with, or null. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Whether somebody has been told how the task ended. */
    boolean isObserved() {
        return observed;
    }

    void run() {
        try {
            succeed(body.call());
        } catch (Throwable anything) {
            // Kept for whoever awaits the task; the loop sees to it that it isn't lost.
            fail(anything);
        }
    }

    void succeed(@Nullable Object value) {
        result = value;
        finished = true;
    }

    void fail(Throwable error) {
        failure = error;
        finished = true;
    }

    /** The result, or the error as it was thrown. */
    @Nullable Object outcome() {
        observed = true;
        if (failure != null) {
            throw Rethrow.asIs(failure);
        }
        return result;
    }
}
