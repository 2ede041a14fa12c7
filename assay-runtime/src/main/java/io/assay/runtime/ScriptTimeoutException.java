package io.assay.runtime;

import java.time.Duration;

/** A script took longer than its host allowed, and was ended. Its runtime is closed. */
public final class ScriptTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptTimeoutException(Duration timeout) {
        super("execution timed out after " + seconds(timeout) + "s");
    }

    private static String seconds(Duration duration) {
        return duration.toMillisPart() == 0
                ? Long.toString(duration.toSeconds())
                : Double.toString(duration.toMillis() / 1e3);
    }
}
