package io.assay.runtime.builtins.http.transport;

import org.jspecify.annotations.Nullable;

/**
 * A request that got no (complete) response. The message is the cause in words that people
 * understand.
 */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Stage stage;

    public TransportException(Stage stage, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.stage = stage;
    }

    /** How far the request got. */
    public Stage stage() {
        return stage;
    }

    /** How far a request got before it failed. */
    public enum Stage {
        /** There was no connection: the server cannot have seen the request. */
        CONNECTING,
        /** The server may have seen and handled the request. */
        SENT,
        /** No answer within the time allowed. */
        TIMED_OUT,
        /** However far it got, the same request would fail again. */
        FINAL
    }
}
