package io.assay.runtime.loop;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * How a builtin waits. Inside a task of the event loop, only that task waits and the others go on,
 * however many {@code pcall}s, callbacks or coroutines are in between. On any other thread the
 * thread waits, and runs the loop's tasks meanwhile if the loop has no thread of its own.
 */
public interface Suspension {

    /**
     * Waits for a stage and returns its result. An exception of the stage is thrown as it is,
     * without wrappers. A task that is cancelled meanwhile cancels the stage, and this raises the
     * cancellation.
     */
    <T> T await(CompletionStage<T> stage);

    /** Waits for a time; nothing or less than nothing still lets the other tasks have a turn. */
    void sleep(Duration duration);
}
