package io.assay.launcher;

import io.assay.launcher.lua.Interpreter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code assay lua}: a plain Lua interpreter. Its options are those of PUC-Rio's {@code lua}, which
 * are read there; the launcher's own don't apply.
 */
final class LuaCommand implements Command {
    static final String NAME = "lua";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CommandSpec accepts() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
        spec.usageMessage()
                .description(
                        "Run plain Lua, or talk to it: an interpreter with the options of 'lua'.",
                        "The globals are Lua's own; '-l assay' adds those of Assay.")
                .customSynopsis("assay lua [OPTIONS] [SCRIPT [ARGUMENTS...]]")
                .footer(Interpreter.optionLines());
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("SCRIPT")
                        .hideParamSyntax(true)
                        .description("A file to run; what follows is for the script.")
                        .build());
        spec.parser().stopAtUnmatched(true).stopAtPositional(true);
        return spec;
    }

    @Override
    public int run(Invocation invocation) {
        throw invocation.misuse("Options of assay itself don't apply to 'lua'");
    }

    /** Whether a command line is this command's; the rest of it is not the launcher's to read. */
    static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    static int run(Map<String, String> engineOptions, String... arguments) {
        String banner = "Lua 5.5.0 in Assay " + Version.text() + " (the language is PUC-Rio's)";
        return Interpreter.ofProcess(NAME, banner, engineOptions)
                .run(Arrays.asList(arguments).subList(1, arguments.length));
    }
}
