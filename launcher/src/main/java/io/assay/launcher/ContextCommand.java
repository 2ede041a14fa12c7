package io.assay.launcher;

import io.assay.runtime.modules.ModuleCatalog;
import io.assay.runtime.modules.search.ContextReport;
import io.assay.runtime.modules.search.ModuleSearch;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code assay context QUERY}: finds modules by words and shows how they are called. */
final class ContextCommand implements Command {
    private static final int DEFAULT_LIMIT = 5;
    private static final String LIMIT = "--limit";
    private static final String JSON = "--json";
    private static final String NO_BUILTINS = "--no-builtins";

    @Override
    public String name() {
        return "context";
    }

    @Override
    public CommandSpec accepts() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
        spec.usageMessage()
                .description("Find modules by words and show their methods, ready for a prompt.")
                .customSynopsis("assay context [OPTIONS] <QUERY>");
        spec.addOption(
                OptionSpec.builder("-l", LIMIT)
                        .type(Integer.class)
                        .paramLabel("N")
                        .description("Show at most N modules (default: 5).")
                        .build());
        spec.addOption(OptionSpec.builder(JSON).description("Print one JSON object.").build());
        spec.addOption(
                OptionSpec.builder(NO_BUILTINS)
                        .description("Leave the built-in functions out.")
                        .build());
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("<QUERY>")
                        .hideParamSyntax(true)
                        .description("Words to look for, such as 'vault' or 'http client'.")
                        .build());
        return spec;
    }

    @Override
    public int run(Invocation invocation) {
        Integer given = invocation.value(LIMIT);
        int limit = given == null ? DEFAULT_LIMIT : given;
        if (limit < 1) {
            throw invocation.misuse("--limit must be at least 1");
        }
        String query = String.join(" ", invocation.parameters());
        ModuleCatalog catalog = Catalog.ofProcess();
        ContextReport report =
                new ContextReport(
                        query,
                        new ModuleSearch(catalog.modules()).search(query, limit),
                        invocation.has(NO_BUILTINS) ? List.of() : catalog.builtins());
        invocation.terminal().out().print(invocation.has(JSON) ? report.json() : report.markdown());
        return ExitCode.PASSED;
    }
}
