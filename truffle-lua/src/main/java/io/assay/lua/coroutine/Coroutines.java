package io.assay.lua.coroutine;

/**
 * One of the two ways to have coroutines: continuations where the platform has them, else threads.
 */
public interface Coroutines {

    Coroutine create(Coroutine.Body body);

    /** The coroutine whose stack the caller is on, null on a task's main stack. */
    Coroutine current();

    /** Called on a coroutine's own stack: moves control back; returns when resumed. */
    void transferOut();

    /**
     * Ends coroutines that nobody can resume any more, where the collector of the platform does
     * not.
     *
     * @return whether there were any, so that what they referred to is garbage only now
     */
    boolean endLost();

    /** Whether this thread waits in a coroutine that is not the running one. */
    boolean isWaiting();

    /** Called when the context ends: lets go of what suspended coroutines hold. */
    void finish();
}
