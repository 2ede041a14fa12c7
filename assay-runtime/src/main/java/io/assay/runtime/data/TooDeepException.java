package io.assay.runtime.data;

/** Containers lie deeper within each other than a {@link ValueWalk} goes. */
final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooDeepException() {
        super("nested too deeply", null, false, false);
    }
}
