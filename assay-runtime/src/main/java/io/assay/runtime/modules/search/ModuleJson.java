package io.assay.runtime.modules.search;

import io.assay.runtime.modules.ModuleEntry;
import io.assay.runtime.modules.QuickReference;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes modules as JSON, as a stream: no object mapping, so a native image needs no configuration.
 */
final class ModuleJson {
    private ModuleJson() {}

    /** One object on one line, with what the caller writes into it. */
    static String object(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    static void modules(JsonGenerator json, String name, List<ModuleEntry> modules) {
        json.writeArrayPropertyStart(name);
        for (ModuleEntry module : modules) {
            json.writeStartObject();
            json.writeStringProperty("name", module.name());
            json.writeStringProperty("source", module.origin().label());
            json.writeStringProperty("description", module.description());
            strings(json, "keywords", module.keywords());
            strings(json, "env", module.env());
            json.writeArrayPropertyStart("quickrefs");
            module.quickReferences().forEach(reference -> reference(json, reference));
            json.writeEndArray();
            strings(json, "functions", module.functions());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void reference(JsonGenerator json, QuickReference reference) {
        json.writeStartObject();
        json.writeStringProperty("signature", reference.signature());
        json.writeStringProperty("returns", reference.returns());
        json.writeStringProperty("description", reference.description());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
