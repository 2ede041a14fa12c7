package io.assay.runtime.builtins.http;

import io.assay.runtime.builtins.http.transport.ResponseHead;
import io.assay.runtime.builtins.http.transport.TransportException;
import io.assay.runtime.builtins.http.transport.TransportException.Stage;
import java.time.Duration;

/**
 * Which failures of a request are worth another try, and when. A request that changes something
 * (POST, PATCH) is repeated only when the server cannot have acted on it.
 */
final class Retries {
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long LONGEST_PAUSE_ON_REQUEST_SECONDS = 60;

    private Retries() {}

    /** Whether a request can be made again. */
    enum Safety {
        /** Twice does no more than once. */
        ALWAYS,
        /** When it is certain that the server didn't act on it. */
        IF_NOT_HANDLED,
        /** A part of it has had its effect. */
        NEVER
    }

    static boolean isWorthwhile(TransportException failure, Safety safety) {
        return switch (safety) {
            case ALWAYS -> failure.stage() != Stage.FINAL;
            case IF_NOT_HANDLED -> failure.stage() == Stage.CONNECTING;
            case NEVER -> false;
        };
    }

    static boolean isWorthwhile(ResponseHead head, Safety safety) {
        return switch (head.status()) {
            // The server says that it didn't take the request.
            case 429, 503 -> safety != Safety.NEVER;
            case 502, 504 -> safety == Safety.ALWAYS;
            default -> false;
        };
    }

    /** How long to wait before a try: longer each time. The first retry has number 0. */
    static Duration pause(int retry) {
        long millis = FIRST_PAUSE_MILLIS << Math.min(retry, 16);
        return Duration.ofMillis(Math.min(millis, LONGEST_PAUSE_MILLIS));
    }

    /** The same after a response, which may ask for a pause in whole seconds. */
    static Duration pause(int retry, ResponseHead head) {
        String asked = head.first("retry-after");
        if (asked == null || !asked.strip().matches("\\d{1,9}")) {
            return pause(retry);
        }
        long seconds = Long.parseLong(asked.strip());
        return Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE_ON_REQUEST_SECONDS));
    }
}
