package io.assay.runtime.stdlib.vault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** KV version 2. */
final class KvEngine implements VaultBackend {
    private static final String CREATED = "2026-01-01T00:00:00.000000000Z";

    private final Map<String, List<@Nullable Map<String, Object>>> secrets = new TreeMap<>();

    @Override
    public String type() {
        return "kv";
    }

    @Override
    public VaultReply handle(VaultCall call, String rest) {
        if (rest.startsWith("data/")) {
            return data(call, rest.substring("data/".length()));
        }
        if (rest.equals("metadata") || rest.startsWith("metadata/")) {
            return metadata(call, rest.substring(Math.min(rest.length(), "metadata/".length())));
        }
        throw new VaultRefusal(404, "Invalid path for a versioned K/V secrets engine.");
    }

    private VaultReply data(VaultCall call, String key) {
        if (key.isEmpty()) {
            throw call.unsupported();
        }
        if (call.reads()) {
            return read(key, call.query().getOrDefault("version", "0"));
        }
        if (call.writes()) {
            Map<String, Object> fields = call.fields("data", "options");
            if (!(fields.get("data") instanceof Map<?, ?> values)) {
                throw new VaultRefusal(400, "no data provided");
            }
            Map<String, Object> copy = new LinkedHashMap<>();
            values.forEach((name, value) -> copy.put((String) name, value));
            List<@Nullable Map<String, Object>> versions =
                    secrets.computeIfAbsent(key, absent -> new ArrayList<>());
            versions.add(copy);
            return VaultReply.data(version(versions.size(), false));
        }
        if (call.deletes()) {
            List<@Nullable Map<String, Object>> versions = secrets.get(key);
            if (versions != null) {
                versions.set(versions.size() - 1, null);
            }
            return VaultReply.empty();
        }
        throw call.unsupported();
    }

    private VaultReply read(String key, String wanted) {
        List<@Nullable Map<String, Object>> versions = secrets.get(key);
        if (versions == null) {
            throw VaultRefusal.absent();
        }
        int number = Integer.parseInt(wanted) == 0 ? versions.size() : Integer.parseInt(wanted);
        if (number > versions.size()) {
            throw VaultRefusal.absent();
        }
        Map<String, Object> values = versions.get(number - 1);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("data", values);
        data.put("metadata", version(number, values == null));
        // A deleted version is answered as absent, but with its metadata.
        return VaultReply.enveloped(values == null ? 404 : 200, "data", data);
    }

    private static Map<String, Object> version(int number, boolean deleted) {
        return Map.of(
                "created_time",
                CREATED,
                "deletion_time",
                deleted ? CREATED : "",
                "destroyed",
                false,
                "version",
                number);
    }

    private VaultReply metadata(VaultCall call, String key) {
        if (call.lists()) {
            return VaultReply.keys(children(key));
        }
        List<@Nullable Map<String, Object>> versions = secrets.get(key);
        if (call.reads()) {
            if (versions == null) {
                throw VaultRefusal.absent();
            }
            return VaultReply.data(
                    Map.of(
                            "current_version",
                            versions.size(),
                            "oldest_version",
                            1,
                            "created_time",
                            CREATED));
        }
        if (call.deletes()) {
            secrets.remove(key);
            return VaultReply.empty();
        }
        throw call.unsupported();
    }

    private TreeSet<String> children(String folder) {
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        TreeSet<String> children = new TreeSet<>();
        for (String key : secrets.keySet()) {
            if (key.startsWith(prefix)) {
                String rest = key.substring(prefix.length());
                int slash = rest.indexOf('/');
                children.add(slash < 0 ? rest : rest.substring(0, slash + 1));
            }
        }
        return children;
    }
}
