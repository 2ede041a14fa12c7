package io.assay.launcher;

import io.assay.launcher.script.Script;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code assay exec}: runs Lua given on the command line, or a file whatever its extension. */
final class ExecCommand implements Command {
    private static final String EVAL = "--eval";

    @Override
    public String name() {
        return "exec";
    }

    @Override
    public CommandSpec accepts() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
        spec.usageMessage()
                .description("Run Lua code given inline, or a file of any extension as Lua.")
                .customSynopsis(
                        "assay exec [OPTIONS] -e CODE [-- ARGUMENTS...]",
                        "       assay exec [OPTIONS] FILE [-- ARGUMENTS...]");
        spec.addOption(
                OptionSpec.builder("-e", EVAL)
                        .type(String.class)
                        .paramLabel("CODE")
                        .description("Lua code to run; no FILE is read then.")
                        .build());
        ScriptArguments.addTo(spec, "A file to run as Lua; what follows is for the script.");
        return spec;
    }

    @Override
    public int run(Invocation invocation) {
        List<String> words = invocation.parameters();
        String code = invocation.value(EVAL);
        if (code != null) {
            return invocation.run(() -> Script.inline(code, words));
        }
        if (words.isEmpty()) {
            throw new CommandFailure("exec requires either -e <code> or a file path");
        }
        return invocation.run(
                () -> Script.ofFile(words.getFirst(), words.subList(1, words.size())));
    }
}
