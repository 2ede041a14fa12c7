package io.assay.runtime.stdlib.vault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param contentType of the body; empty for no body
 * @param body its text
 */
record VaultReply(int status, String contentType, String body) {
    static VaultReply empty() {
        return new VaultReply(204, "", "");
    }

    static VaultReply json(int status, Map<String, Object> body) {
        return new VaultReply(status, "application/json", Json.write(body));
    }

    /** The envelope that all secrets engines answer in. */
    static VaultReply data(Map<String, Object> data) {
        return enveloped(200, "data", data);
    }

    static VaultReply keys(Iterable<String> keys) {
        List<Object> list = new ArrayList<>();
        keys.forEach(list::add);
        if (list.isEmpty()) {
            throw VaultRefusal.absent();
        }
        return data(Map.of("keys", list));
    }

    static VaultReply auth(Map<String, Object> auth) {
        return enveloped(200, "auth", auth);
    }

    static VaultReply enveloped(int status, String field, Map<String, Object> value) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("request_id", "1f5c39d8-9a1b-4c56-9c7b-000000000001");
        envelope.put("lease_id", "");
        envelope.put("renewable", false);
        envelope.put("lease_duration", 0);
        envelope.put("data", null);
        envelope.put("wrap_info", null);
        envelope.put("warnings", null);
        envelope.put("auth", null);
        envelope.put(field, value);
        return json(status, envelope);
    }
}
