package io.assay.lua.coroutine;

import com.oracle.truffle.api.exception.AbstractTruffleException;

/**
 * Unwinds the stack of a coroutine that is being closed; no {@code pcall} catches it. An error of a
 * {@code __close} metamethod on the way travels with it and does not stop it.
 */
@SuppressWarnings("serial")
public final class CoroutineKilled extends AbstractTruffleException {
    private static final long serialVersionUID = 1L;

    private Throwable error;

    /**
     * @param error what had ended the coroutine before it was closed, null if nothing had
     */
    CoroutineKilled(Throwable error) {
        super("coroutine closed");
        this.error = error;
    }

    /**
     * What closed variables are told, and what closing the coroutine gives; null if all is well.
     */
    public Throwable error() {
        return error;
    }

    public void setError(Throwable error) {
        this.error = error;
    }
}
