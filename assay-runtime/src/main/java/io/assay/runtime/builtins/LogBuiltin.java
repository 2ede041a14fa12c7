package io.assay.runtime.builtins;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.log.LogLevel;
import io.assay.runtime.log.LogWriter;
import java.nio.charset.StandardCharsets;

/** Log lines on standard error: {@code log.info("deployed " .. name)}. */
@Builtin(
        value = "log",
        description = "Write log lines to stderr",
        keywords = {"log", "logging", "info", "warn", "error", "debug", "print", "output"})
final class LogBuiltin {
    private final LogWriter log;

    LogBuiltin(LogWriter log) {
        this.log = log;
    }

    @BuiltinFunction(value = "Debug log, shown with --verbose", signature = "log.debug(msg)")
    void debug(byte[] msg) {
        write(LogLevel.DEBUG, msg);
    }

    @BuiltinFunction(value = "Info log", signature = "log.info(msg)")
    void info(byte[] msg) {
        write(LogLevel.INFO, msg);
    }

    @BuiltinFunction(value = "Warn log", signature = "log.warn(msg)")
    void warn(byte[] msg) {
        write(LogLevel.WARN, msg);
    }

    @BuiltinFunction(value = "Error log", signature = "log.error(msg)")
    void error(byte[] msg) {
        write(LogLevel.ERROR, msg);
    }

    /** A log line never fails for its bytes: what is no text is replaced. */
    private void write(LogLevel level, byte[] msg) {
        log.write(level, new String(msg, StandardCharsets.UTF_8));
    }
}
