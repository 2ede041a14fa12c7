package io.assay.runtime.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Writes log lines, each with a single write, so that lines of several processes don't mix. */
public final class LogWriter {
    private final OutputStream out;
    private final LogSettings settings;
    private final Clock clock;

    /**
     * @param out where lines go
     * @param settings what is written and how
     * @param clock gives the lines their times
     */
    public LogWriter(OutputStream out, LogSettings settings, Clock clock) {
        this.out = out;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether lines of this level are written. */
    public boolean isEnabled(LogLevel level) {
        return level.compareTo(settings.level()) >= 0;
    }

    /** Writes a line without fields. */
    public void write(LogLevel level, String message) {
        write(level, message, Map.of());
    }

    /**
     * Writes a line, if its level is wanted.
     *
     * @param fields what is appended as {@code name=value}, in the map's order; strings are quoted
     */
    public void write(LogLevel level, String message, Map<String, ?> fields) {
        if (!isEnabled(level)) {
            return;
        }
        String line = LogLine.of(Instant.now(clock), level, message, fields, settings.layout());
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            synchronized (out) {
                out.write(bytes);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to standard error: " + e.getMessage(), e);
        }
    }
}
