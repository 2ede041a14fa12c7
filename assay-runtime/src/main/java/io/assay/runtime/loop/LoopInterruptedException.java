package io.assay.runtime.loop;

/**
 * The waiting thread was interrupted, or its loop closed: the script is being ended from outside.
 */
public final class LoopInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LoopInterruptedException() {
        super("interrupted");
    }
}
