package io.assay.launcher;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that every command has, before its name or after it.
 *
 * @param verbose debug messages are wanted, and the insides of errors
 * @param logFormat how log lines are written
 */
record CommonOptions(boolean verbose, LogFormat logFormat) {
    private static final String VERBOSE = "--verbose";
    private static final String LOG_FORMAT = "--log-format";

    static void addTo(CommandSpec command) {
        command.addOption(
                OptionSpec.builder("-v", VERBOSE)
                        .description(
                                "Log debug messages; show where inside Assay an error came from.")
                        .build());
        command.addOption(
                OptionSpec.builder(LOG_FORMAT)
                        .type(LogFormat.class)
                        .paramLabel("FORMAT")
                        .description("How log lines are written: text (the default) or json.")
                        .build());
        command.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
    }

    /** What a command line has of them, with and without a command. */
    static CommonOptions of(List<ParseResult> parsed) {
        boolean verbose = false;
        LogFormat logFormat = LogFormat.TEXT;
        for (ParseResult part : parsed) {
            verbose |= part.hasMatchedOption(VERBOSE);
            logFormat = part.matchedOptionValue(LOG_FORMAT, logFormat);
        }
        return new CommonOptions(verbose, logFormat);
    }
}
