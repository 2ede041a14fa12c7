package io.assay.launcher;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What commands that run a script have in common: its file, its arguments, a limit to its time. */
final class ScriptArguments {
    static final String TIMEOUT = "--timeout";

    private ScriptArguments() {}

    static void addTo(CommandSpec command, String file) {
        command.addOption(
                OptionSpec.builder(TIMEOUT)
                        .type(Double.class)
                        .paramLabel("SECS")
                        .description("Stop the script after so many seconds, with exit code 124.")
                        .build());
        addParameters(command, file);
    }

    static void addParameters(CommandSpec command, String file) {
        command.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("FILE")
                        .hideParamSyntax(true)
                        .description(file)
                        .build());
    }
}
