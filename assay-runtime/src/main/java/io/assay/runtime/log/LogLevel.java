package io.assay.runtime.log;

import java.util.Optional;

/** How important a log line is, from the least to the most. */
public enum LogLevel {
    TRACE(35),
    DEBUG(34),
    INFO(32),
    WARN(33),
    ERROR(31),
    /** Higher than any line: nothing is logged. */
    OFF(0);

    /** The colour's number in terminal escapes. */
    final int colour;

    LogLevel(int colour) {
        this.colour = colour;
    }

    /** The level of that name, in whatever case. */
    static Optional<LogLevel> of(String name) {
        for (LogLevel level : values()) {
            if (level.name().equalsIgnoreCase(name)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
