package io.assay.launcher.script;

import io.assay.launcher.LogFormat;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a script is to be run.
 *
 * @param verbose debug messages are logged, and an error shows its Java causes
 * @param logFormat how log lines are written
 * @param timeLimit after which the script is stopped; null for none
 * @param engineOptions expert options of the engine
 */
public record RunOptions(
        boolean verbose,
        LogFormat logFormat,
        @Nullable Duration timeLimit,
        Map<String, String> engineOptions) {}
