package io.assay.lua.coroutine;

import com.oracle.truffle.api.exception.AbstractTruffleException;

/** Unwinds the stack of a coroutine that is being closed; no {@code pcall} catches it. */
@SuppressWarnings("serial")
public final class CoroutineKilled extends AbstractTruffleException {
    private static final long serialVersionUID = 1L;

    CoroutineKilled() {
        super("coroutine closed");
    }
}
