package io.assay.lua.coroutine;

import com.oracle.truffle.api.TruffleSafepoint;
import java.util.concurrent.Semaphore;

/**
 * The turn to run, which one thread gives and another takes. Who waits for it looks out for it for
 * some microseconds before it sleeps: coroutines often switch to and fro in less time than the
 * kernel needs to wake a thread.
 */
final class Turn {
    private final Semaphore given = new Semaphore(0);
    private final int mostLooks;

    /** Fewer after each time in vain. Only the taker uses it. */
    private int looks;

    /** Takes how often to look before sleeping. */
    Turn(int mostLooks) {
        this.mostLooks = mostLooks;
        looks = mostLooks;
    }

    void give() {
        given.release();
    }

    /** Takes the turn if it comes soon. */
    boolean takeSoon() {
        for (int look = 0; look < looks; look++) {
            if (given.availablePermits() > 0 && given.tryAcquire()) {
                looks = mostLooks;
                return true;
            }
            Thread.onSpinWait();
        }
        // Never none: a turn that usually takes long may come to be a short one.
        looks = Math.max(mostLooks / 16, looks / 2);
        return false;
    }

    /** Sleeps until the turn comes; closing the context can interrupt that. */
    void await() {
        TruffleSafepoint.setBlockedThreadInterruptible(null, Semaphore::acquire, given);
    }
}
