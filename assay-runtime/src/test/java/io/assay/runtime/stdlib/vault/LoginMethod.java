package io.assay.runtime.stdlib.vault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An auth method: roles, a configuration, and logins with credentials that the test put in. */
final class LoginMethod implements VaultBackend {
    private final String type;
    private final TokenStore tokens;
    private final Map<String, Map<String, Object>> roles = new TreeMap<>();
    private final Map<String, Map<String, Object>> credentials = new HashMap<>();

    LoginMethod(String type, TokenStore tokens) {
        this.type = type;
        this.tokens = tokens;
    }

    /** Lets in who sends exactly these fields to this path, such as {@code login/deploy}. */
    void accept(String path, Map<String, Object> fields) {
        credentials.put(path, fields);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public boolean open(String rest) {
        return rest.equals("login") || rest.startsWith("login/");
    }

    @Override
    public VaultReply handle(VaultCall call, String rest) {
        if (open(rest)) {
            return login(call, rest);
        }
        if (rest.equals("config") && call.writes()) {
            if (!type.equals("kubernetes")) {
                throw new VaultRefusal(404, "unsupported path");
            }
            VaultCall.text(call.fields("kubernetes_host", "kubernetes_ca_cert"), "kubernetes_host");
            return VaultReply.empty();
        }
        if (rest.equals("role") && call.lists()) {
            return VaultReply.keys(roles.keySet());
        }
        if (rest.startsWith("role/")) {
            return role(call, rest.substring("role/".length()));
        }
        throw new VaultRefusal(404, "unsupported path");
    }

    private VaultReply role(VaultCall call, String name) {
        if (call.writes()) {
            roles.put(
                    name,
                    call.fields("token_policies", "token_ttl", "bound_service_account_names"));
            return VaultReply.empty();
        }
        if (call.reads() && roles.containsKey(name)) {
            return VaultReply.data(roles.get(name));
        }
        if (call.reads()) {
            throw VaultRefusal.absent();
        }
        throw call.unsupported();
    }

    private VaultReply login(VaultCall call, String rest) {
        if (!call.writes()) {
            throw call.unsupported();
        }
        Map<String, Object> sent = call.body().orElse(Map.of());
        if (!sent.equals(credentials.get(rest))) {
            // Vault repeats nothing of what was sent; a proxy in between may, so the module must
            // mask it.
            throw new VaultRefusal(400, "invalid credentials, sent were " + sent);
        }
        return tokens.issue(type + rest.replaceFirst("login/?", "-"), List.of("default"));
    }
}
