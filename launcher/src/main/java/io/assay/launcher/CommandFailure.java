package io.assay.launcher;

/** Why a command cannot do what it was asked to: one line for the user, exit code 1. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }
}
