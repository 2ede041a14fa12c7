package io.assay.lua.coroutine;

/**
 * One of the two ways to have coroutines: continuations where the platform has them, else threads.
 */
public interface Coroutines {

    Coroutine create(Coroutine.Body body);

    /** The coroutine whose stack the caller is on, null on a task's main stack. */
    Coroutine current();

    /** Called when the context ends: lets go of what suspended coroutines hold. */
    void finish();
}
