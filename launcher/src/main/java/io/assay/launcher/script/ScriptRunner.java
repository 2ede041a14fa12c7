package io.assay.launcher.script;

import io.assay.launcher.ExitCode;
import io.assay.launcher.LogFormat;
import io.assay.launcher.Terminal;
import io.assay.runtime.AssayRuntime;
import io.assay.runtime.ScriptTimeoutException;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.log.LogLevel;
import io.assay.runtime.log.LogSettings;
import io.assay.runtime.log.LogWriter;
import java.nio.file.Path;
import java.util.Map;
import org.graalvm.polyglot.PolyglotException;

/**
 * Runs one script from its first line to an exit code.
 *
 * @param terminal the script's streams; errors are reported there too
 * @param options how it is to be run
 */
public record ScriptRunner(Terminal terminal, RunOptions options) {

    /** Runs it; whatever goes wrong is reported here and is an exit code to the caller. */
    public int run(Script script) {
        LogSettings log =
                LogSettings.of(
                        System::getenv, options.verbose(), options.logFormat() == LogFormat.JSON);
        try (AssayRuntime runtime =
                        AssayRuntime.builder()
                                .in(terminal.in())
                                .out(terminal.out())
                                .err(terminal.err())
                                .log(log)
                                // Children of a script on a terminal have the terminal too.
                                .option("lua.InheritStreams", "true")
                                .options(options.engineOptions())
                                .build();
                StopOnSignal signals = StopOnSignal.of(runtime)) {
            announce(script, runtime);
            return run(script, runtime, signals);
        }
    }

    private int run(Script script, AssayRuntime runtime, StopOnSignal signals) {
        try {
            runtime.run(script.source(), script.arguments(), options.timeLimit());
            return ExitCode.PASSED;
        } catch (RuntimeException e) {
            if (signals.isStopping()) {
                // The signal decides about the exit code, and nobody wants to read of a
                // cancellation.
                return signals.exitCode();
            }
            return exitCode(e, runtime);
        }
    }

    private int exitCode(RuntimeException error, AssayRuntime runtime) {
        switch (error) {
            case PolyglotException exit when exit.isExit() -> {
                return exit.getExitStatus();
            }
            case PolyglotException failure ->
                    report(new ErrorReport(failure, runtime.context()).text(options.verbose()));
            case ScriptTimeoutException tooLong -> {
                report("error: " + tooLong.getMessage() + "\n");
                return ExitCode.TIMED_OUT;
            }
            case BuiltinException refusal -> report("error: " + refusal.getMessage() + "\n");
            default -> {
                report("error: internal error: " + error + "\n");
                if (options.verbose()) {
                    error.printStackTrace(terminal.err());
                }
            }
        }
        return ExitCode.FAILED;
    }

    /** Behind all that the script has printed. */
    private void report(String text) {
        terminal.out().flush();
        terminal.err().print(text);
    }

    private void announce(Script script, AssayRuntime runtime) {
        LogWriter log = runtime.log();
        if (script.isInline()) {
            log.write(LogLevel.INFO, "starting assay (inline eval mode)");
        } else {
            Path path = Path.of(script.source().getName());
            log.write(LogLevel.INFO, "starting assay (script mode)", Map.of("script", path));
        }
        if (log.isEnabled(LogLevel.DEBUG)) {
            String engine = runtime.context().getEngine().getImplementationName();
            log.write(LogLevel.DEBUG, "engine ready", Map.of("implementation", engine));
        }
    }
}
