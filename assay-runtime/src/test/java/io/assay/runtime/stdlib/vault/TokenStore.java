package io.assay.runtime.stdlib.vault;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The auth method {@code token}, and the tokens of all others. */
final class TokenStore implements VaultBackend {
    private final Map<String, Map<String, Object>> tokens = new HashMap<>();
    private int issued;

    TokenStore(String rootToken) {
        tokens.put(rootToken, entry("root", List.of("root")));
    }

    private static Map<String, Object> entry(String displayName, List<?> policies) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("display_name", displayName);
        entry.put("policies", policies);
        entry.put("ttl", 3600);
        entry.put("orphan", false);
        return entry;
    }

    @Override
    public String type() {
        return "token";
    }

    boolean knows(Optional<String> token) {
        return token.isPresent() && tokens.containsKey(token.get());
    }

    /** Makes a token, and answers as a login does. */
    VaultReply issue(String displayName, List<?> policies) {
        String token = "hvs.test-" + ++issued;
        Map<String, Object> entry = entry(displayName, policies);
        entry.put("accessor", "accessor-" + issued);
        tokens.put(token, entry);
        return VaultReply.auth(
                Map.of(
                        "client_token",
                        token,
                        "accessor",
                        "accessor-" + issued,
                        "policies",
                        policies,
                        "lease_duration",
                        3600,
                        "renewable",
                        true));
    }

    @Override
    public VaultReply handle(VaultCall call, String rest) {
        String caller = call.token().orElseThrow();
        if (rest.equals("lookup-self") && call.reads()) {
            return lookup(caller);
        }
        if (!call.writes()) {
            throw call.unsupported();
        }
        return switch (rest) {
            case "create" -> create(call);
            case "lookup" -> lookup(VaultCall.text(call.fields("token"), "token"));
            case "revoke" -> revoke(VaultCall.text(call.fields("token"), "token"));
            case "revoke-self" -> {
                call.fields();
                yield revoke(caller);
            }
            default -> throw new VaultRefusal(404, "unsupported path");
        };
    }

    private VaultReply create(VaultCall call) {
        Map<String, Object> fields = call.fields("policies", "ttl", "display_name", "num_uses");
        List<?> policies = fields.get("policies") instanceof List<?> list ? list : List.of("root");
        return issue("token", policies);
    }

    private VaultReply lookup(String token) {
        Map<String, Object> entry = tokens.get(token);
        if (entry == null) {
            throw new VaultRefusal(403, "bad token");
        }
        Map<String, Object> data = new LinkedHashMap<>(entry);
        data.put("id", token);
        return VaultReply.data(data);
    }

    private VaultReply revoke(String token) {
        if (tokens.remove(token) == null) {
            throw new VaultRefusal(400, "token not found");
        }
        return VaultReply.empty();
    }
}
