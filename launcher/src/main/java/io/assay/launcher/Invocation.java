package io.assay.launcher;

import io.assay.launcher.script.RunOptions;
import io.assay.launcher.script.Script;
import io.assay.launcher.script.ScriptRunner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A command line that was understood.
 *
 * @param terminal where results and errors go
 * @param common the options that every command has
 * @param engineOptions expert options of the engine
 * @param parsed the command's own options and parameters
 */
record Invocation(
        Terminal terminal,
        CommonOptions common,
        Map<String, String> engineOptions,
        ParseResult parsed) {

    boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    /** An option's value; null if it isn't given. */
    <T> @Nullable T value(String option) {
        return parsed.matchedOptionValue(option, null);
    }

    /** The parameters, in their order. */
    List<String> parameters() {
        return parsed.matchedPositionals().isEmpty()
                ? List.of()
                : parsed.matchedPositionals().getFirst().getValue();
    }

    /** An error of usage: exit code 2. */
    ParameterException misuse(String message) {
        CommandSpec command = parsed.commandSpec();
        return new ParameterException(command.commandLine(), message);
    }

    /** Runs a script as the options have it; these are looked at before the script is read. */
    int run(Supplier<Script> script) {
        Double seconds = value(ScriptArguments.TIMEOUT);
        if (seconds != null && !(seconds > 0 && seconds <= Integer.MAX_VALUE)) {
            throw misuse("--timeout must be a positive number of seconds");
        }
        Duration limit = seconds == null ? null : Duration.ofNanos((long) (seconds * 1e9));
        RunOptions options =
                new RunOptions(common.verbose(), common.logFormat(), limit, engineOptions);
        return new ScriptRunner(terminal, options).run(script.get());
    }
}
