package io.assay.runtime;

import io.assay.runtime.environment.ProcessEnvironment;
import io.assay.runtime.environment.WorkingDirectory;
import io.assay.runtime.log.LogSettings;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime was asked to be.
 *
 * @param languages ids of the languages that get the builtins; the first is that of plain code
 * @param engine shared with other runtimes, or null for one of its own
 * @param options options of the languages, by their full names
 * @param environment variables
 * @param directory where relative paths start
 * @param in standard input of the script
 * @param out standard output of the script
 * @param err standard error of the script and of the log
 * @param log what is logged and how
 * @param stackSize bytes of stack for the thread that runs scripts
 * @param taskStackSize bytes of stack for a spawned task, where tasks are threads
 */
record RuntimeSettings(
        List<String> languages,
        @Nullable Engine engine,
        Map<String, String> options,
        ProcessEnvironment environment,
        WorkingDirectory directory,
        InputStream in,
        OutputStream out,
        OutputStream err,
        LogSettings log,
        long stackSize,
        long taskStackSize) {}
