package io.assay.runtime.modules.search;

import io.assay.runtime.modules.ModuleEntry;
import io.assay.runtime.modules.QuickReference;
import java.util.List;

/**
 * What {@code assay context} prints: the modules that match a question, and the builtins, in a form
 * that fits into a prompt.
 *
 * @param query the question
 * @param matches the modules that were found, the best one first
 * @param builtins what is always there; empty to leave that part out
 */
public record ContextReport(String query, List<ModuleEntry> matches, List<ModuleEntry> builtins) {

    /** As Markdown, no line longer than 130 characters. */
    public String markdown() {
        TextLines lines = new TextLines().add("# Assay Module Context").add("");
        if (matches.isEmpty()) {
            lines.add("No matching modules found.").add("");
        } else {
            lines.add("## Matching Modules").add("");
            matches.forEach(module -> addModule(lines, module));
        }
        if (!builtins.isEmpty()) {
            lines.add("## Built-in Functions (always available, no require needed)");
            for (ModuleEntry builtin : builtins) {
                builtin.quickReferences().forEach(reference -> lines.add(reference.line()));
            }
        }
        return lines.toString();
    }

    private static void addModule(TextLines lines, ModuleEntry module) {
        lines.add("### " + module.name());
        if (!module.description().isEmpty()) {
            lines.add(module.description());
        }
        if (!module.env().isEmpty()) {
            lines.add("Env: " + String.join(", ", module.env()));
        }
        if (!module.quickReferences().isEmpty()) {
            lines.add("Methods:");
            for (QuickReference reference : module.quickReferences()) {
                lines.add("  " + reference.line());
            }
        }
        lines.add("");
    }

    /**
     * As JSON: {@code {query, modules: [...], builtins: [...]}}, modules as in {@link
     * ModulesReport}.
     */
    public String json() {
        return ModuleJson.object(
                json -> {
                    json.writeStringProperty("query", query);
                    ModuleJson.modules(json, "modules", matches);
                    ModuleJson.modules(json, "builtins", builtins);
                });
    }
}
