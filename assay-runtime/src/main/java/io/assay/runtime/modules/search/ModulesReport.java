package io.assay.runtime.modules.search;

import io.assay.runtime.modules.ModuleEntry;
import java.util.List;

/**
 * What {@code assay modules} prints.
 *
 * @param version Assay's version
 * @param modules in the order to show
 */
public record ModulesReport(String version, List<ModuleEntry> modules) {
    private static final String ROW = "%-30s %-10s %s";

    /** As a table with a header and a rule. */
    public String table() {
        StringBuilder text = new StringBuilder();
        addRow(text, "MODULE", "SOURCE", "DESCRIPTION");
        text.append("-".repeat(80)).append('\n');
        for (ModuleEntry module : modules) {
            addRow(text, module.name(), module.origin().label(), module.description());
        }
        return text.toString();
    }

    private static void addRow(StringBuilder text, String name, String source, String description) {
        text.append(String.format(ROW, name, source, description).stripTrailing()).append('\n');
    }

    /**
     * As JSON: {@code {version, modules: [{name, source, description, keywords, env, quickrefs:
     * [{signature, returns, description}], functions}]}}.
     */
    public String json() {
        return ModuleJson.object(
                json -> {
                    json.writeStringProperty("version", version);
                    ModuleJson.modules(json, "modules", modules);
                });
    }
}
