package io.assay.runtime.stdlib.vault;

import java.util.Map;
import java.util.TreeMap;

/** What is mounted where: secrets engines by their path, auth methods below {@code auth/}. */
final class VaultMounts {
    private final TokenStore tokens;
    private final Map<String, VaultBackend> engines = new TreeMap<>();
    private final Map<String, VaultBackend> methods = new TreeMap<>();

    VaultMounts(TokenStore tokens) {
        this.tokens = tokens;
        engines.put("secret/", new KvEngine());
        methods.put("token/", tokens);
    }

    /** The table {@code auth} or {@code mounts}: backends by their path, which ends in a slash. */
    Map<String, VaultBackend> in(String table) {
        return table.equals("auth") ? methods : engines;
    }

    void add(String table, String path, String type) {
        if (in(table).containsKey(path + "/")) {
            throw new VaultRefusal(400, "path is already in use at " + path + "/");
        }
        in(table).put(path + "/", table.equals("auth") ? method(type) : engine(type));
    }

    private VaultBackend engine(String type) {
        return switch (type) {
            case "kv" -> new KvEngine();
            case "transit" -> new TransitEngine();
            case "pki" -> new PkiEngine();
            default -> throw new VaultRefusal(400, "plugin not found in the catalog: " + type);
        };
    }

    private VaultBackend method(String type) {
        return switch (type) {
            case "approle", "kubernetes", "userpass" -> new LoginMethod(type, tokens);
            default -> throw new VaultRefusal(400, "plugin not found in the catalog: " + type);
        };
    }

    void remove(String table, String path) {
        if (path.equals("token")) {
            throw new VaultRefusal(400, "token credential backend cannot be disabled");
        }
        in(table).remove(path + "/");
    }
}
