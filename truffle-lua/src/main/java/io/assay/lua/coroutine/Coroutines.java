package io.assay.lua.coroutine;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleOptions;

/**
 * One of the ways to have coroutines: continuations, fibers, or threads of the operating system.
 */
public interface Coroutines {

    /**
     * The best the platform has, or threads of the operating system if that is wanted.
     *
     * @param env of the context they are for
     */
    static Coroutines of(Env env, boolean onThreads) {
        if (onThreads) {
            return new ThreadCoroutines(env);
        }
        // The image builder must not even find the continuations: with run-time compilation it has
        // none.
        if (TruffleOptions.AOT) {
            Fibers fibers = Fibers.builtIn();
            return fibers == null ? new ThreadCoroutines(env) : new FiberCoroutines(env, fibers);
        }
        return ContinuationCoroutines.isSupported()
                ? new ContinuationCoroutines()
                : new ThreadCoroutines(env);
    }

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
