package io.assay.launcher;

import java.util.Locale;

/** How log lines are written. */
public enum LogFormat {
    TEXT,
    JSON;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
