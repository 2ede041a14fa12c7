package io.assay.runtime.loop;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Throws what another task or thread has thrown, as if it had been thrown here. */
public final class Rethrow {
    private Rethrow() {}

    /** Throws the error itself; the declared result lets callers write {@code throw}. */
    public static RuntimeException asIs(Throwable error) {
        Rethrow.<RuntimeException>sneak(error);
        throw new AssertionError("unreachable");
    }

    /** The error that a stage failed with, without the wrappers that stages add. */
    public static Throwable unwrap(Throwable error) {
        Throwable inner = error;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable error) throws T {
        throw (T) error;
    }
}
