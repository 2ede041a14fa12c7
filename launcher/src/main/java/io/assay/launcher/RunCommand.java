package io.assay.launcher;

import io.assay.launcher.script.Script;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code assay run FILE}: what {@code assay FILE} does, with options of its own. */
final class RunCommand implements Command {

    @Override
    public String name() {
        return "run";
    }

    @Override
    public CommandSpec accepts() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
        spec.usageMessage()
                .description("Run a script or a check file.")
                .customSynopsis("assay run [OPTIONS] FILE [-- ARGUMENTS...]");
        ScriptArguments.addTo(
                spec,
                "A script (.lua) or a check file (.yaml, .yml); what follows is for the script.");
        return spec;
    }

    @Override
    public int run(Invocation invocation) {
        if (invocation.parameters().isEmpty()) {
            throw invocation.misuse("Missing required parameter: FILE");
        }
        return runFile(invocation, invocation.parameters());
    }

    /**
     * Runs a file of either kind.
     *
     * @param words the file's name and the script's arguments
     */
    static int runFile(Invocation invocation, List<String> words) {
        String file = words.getFirst();
        FileKind.requireScript(file);
        return invocation.run(() -> Script.ofFile(file, words.subList(1, words.size())));
    }
}
