package io.assay.runtime.builtins;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.loop.Suspension;
import java.time.Duration;

/** Time: the globals {@code sleep}, {@code time} and {@code time_ms}. */
@Builtin(
        value = "clock",
        form = Builtin.Form.GLOBALS,
        description = "Wait, and tell the time",
        keywords = {"sleep", "wait", "delay", "pause", "time", "timestamp", "now", "clock", "unix"})
final class ClockBuiltin {
    /** A longer wait is as good as for ever. */
    private static final double MAX_SECONDS = 3e9;

    private final Suspension suspension;

    ClockBuiltin(Suspension suspension) {
        this.suspension = suspension;
    }

    /** Other tasks run meanwhile. */
    @BuiltinFunction(value = "Sleep for N seconds", signature = "sleep(secs)")
    void sleep(double secs) {
        if (!(secs >= 0)) {
            throw new BuiltinException("sleep: seconds must not be negative or NaN");
        }
        suspension.sleep(Duration.ofNanos((long) (Math.min(secs, MAX_SECONDS) * 1e9)));
    }

    @BuiltinFunction(
            value = "Unix timestamp in seconds (integer)",
            signature = "time()",
            returns = "integer")
    long time() {
        return Math.floorDiv(System.currentTimeMillis(), 1000L);
    }

    @BuiltinFunction(
            value = "Unix timestamp in milliseconds (integer)",
            signature = "time_ms()",
            returns = "integer")
    long timeMs() {
        return System.currentTimeMillis();
    }
}
