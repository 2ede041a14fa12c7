package io.assay.runtime.loop;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import jdk.internal.vm.ContinuationSupport;

/**
 * A strand on a one-shot continuation. A coroutine of a guest language is a continuation of another
 * scope inside, and a suspension passes through it. The driver's thread has entered the polyglot
 * context before any strand runs: strands that entered it one by one would restore each other's
 * context when they leave.
 */
final class ContinuationStrand implements Strand {
    private static final ContinuationScope SCOPE = new ContinuationScope("assay-task");

    private final Continuation continuation;

    ContinuationStrand(Runnable body) {
        continuation = new Continuation(SCOPE, body);
    }

    /** Whether this virtual machine has continuations and has exported them to us. */
    static boolean isSupported() {
        try {
            return ContinuationSupport.isSupported();
        } catch (IllegalAccessError notExported) {
            return false;
        }
    }

    @Override
    public void resume() {
        continuation.run();
    }

    @Override
    public boolean suspend() {
        try {
            return Continuation.yield(SCOPE);
        } catch (IllegalStateException pinned) {
            return false;
        }
    }

    /** Nothing to do: what nobody resumes is garbage. */
    @Override
    public void abandon() {}
}
