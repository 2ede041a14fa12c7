package io.assay.runtime.stdlib.vault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request behind {@code /v1/}.
 *
 * @param operation the HTTP method; LIST for a GET with {@code list=true}
 * @param path decoded, without {@code /v1/}
 * @param query decoded parameters but {@code list}
 * @param token the caller's token; empty when the header is absent
 * @param body the JSON object; empty when there is none
 */
record VaultCall(
        String operation,
        String path,
        Map<String, String> query,
        Optional<String> token,
        Optional<Map<String, Object>> body) {

    boolean reads() {
        return operation.equals("GET");
    }

    boolean lists() {
        return operation.equals("LIST");
    }

    boolean writes() {
        return operation.equals("POST") || operation.equals("PUT");
    }

    boolean deletes() {
        return operation.equals("DELETE");
    }

    /** The body, which must be there and hold no other fields than these. */
    Map<String, Object> fields(String... known) {
        Map<String, Object> fields =
                body.orElseThrow(() -> new VaultRefusal(400, "error parsing JSON: no body"));
        Map<String, Object> unknown = new HashMap<>(fields);
        unknown.keySet().removeAll(List.of(known));
        if (!unknown.isEmpty()) {
            throw new VaultRefusal(400, "unknown fields " + unknown.keySet());
        }
        return fields;
    }

    /** A field of the body that must be a string, and not empty. */
    static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new VaultRefusal(400, "missing or invalid " + name);
    }

    VaultRefusal unsupported() {
        return new VaultRefusal(405, "unsupported operation");
    }
}
