package io.assay.launcher;

import io.assay.runtime.modules.search.ModulesReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code assay modules}: what a script can use here. */
final class ModulesCommand implements Command {
    private static final String JSON = "--json";

    @Override
    public String name() {
        return "modules";
    }

    @Override
    public CommandSpec accepts() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
        spec.usageMessage()
                .description("List all modules and builtins that a script can use here.")
                .customSynopsis("assay modules [--json]");
        spec.addOption(OptionSpec.builder(JSON).description("Print one JSON object.").build());
        return spec;
    }

    @Override
    public int run(Invocation invocation) {
        ModulesReport report = new ModulesReport(Version.text(), Catalog.ofProcess().modules());
        invocation.terminal().out().print(invocation.has(JSON) ? report.json() : report.table());
        return ExitCode.PASSED;
    }
}
