package io.assay.launcher;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code assay help [COMMAND]}: what {@code assay [COMMAND] --help} shows. */
final class HelpCommand implements Command {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public CommandSpec accepts() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
        spec.usageMessage()
                .description("Show how Assay or one of its commands is used.")
                .customSynopsis("assay help [COMMAND]");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("COMMAND")
                        .hideParamSyntax(true)
                        .description("The command to explain.")
                        .build());
        return spec;
    }

    @Override
    public int run(Invocation invocation) {
        CommandLine assay = invocation.parsed().commandSpec().parent().commandLine();
        List<String> words = invocation.parameters();
        CommandLine explained =
                words.isEmpty() ? assay : assay.getSubcommands().get(words.getFirst());
        if (explained == null) {
            throw invocation.misuse("Unknown command: " + words.getFirst());
        }
        explained.usage(invocation.terminal().out());
        return ExitCode.PASSED;
    }
}
