package io.assay.runtime.stdlib.vault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@code sys/}: health, seal, policies, and what is mounted where. */
final class SystemBackend implements VaultBackend {
    private final VaultMounts mounts;
    private final Map<String, String> policies =
            new TreeMap<>(Map.of("default", "path \"sys/capabilities-self\" {}", "root", ""));
    private volatile boolean sealed;

    SystemBackend(VaultMounts mounts) {
        this.mounts = mounts;
    }

    void seal(boolean state) {
        sealed = state;
    }

    boolean sealed() {
        return sealed;
    }

    @Override
    public String type() {
        return "system";
    }

    @Override
    public boolean open(String rest) {
        return rest.equals("health") || rest.equals("seal-status");
    }

    @Override
    public VaultReply handle(VaultCall call, String rest) {
        if (rest.equals("health") && call.reads()) {
            return health(call);
        }
        if (rest.equals("seal-status") && call.reads()) {
            return VaultReply.json(
                    200,
                    Map.of(
                            "type",
                            "shamir",
                            "initialized",
                            true,
                            "sealed",
                            sealed,
                            "t",
                            3,
                            "n",
                            5,
                            "progress",
                            0));
        }
        if (rest.equals("policies/acl") && call.lists()) {
            return VaultReply.keys(policies.keySet());
        }
        if (rest.startsWith("policies/acl/")) {
            return policy(call, rest.substring("policies/acl/".length()));
        }
        for (String table : new String[] {"auth", "mounts"}) {
            if (rest.equals(table) && call.reads()) {
                return described(table);
            }
            if (rest.startsWith(table + "/")) {
                return mount(call, table, rest.substring(table.length() + 1));
            }
        }
        throw new VaultRefusal(404, "unsupported path");
    }

    private VaultReply health(VaultCall call) {
        int sealedCode = Integer.parseInt(call.query().getOrDefault("sealedcode", "503"));
        return VaultReply.json(
                sealed ? sealedCode : 200,
                Map.of(
                        "initialized",
                        true,
                        "sealed",
                        sealed,
                        "standby",
                        false,
                        "version",
                        "1.20.0"));
    }

    private VaultReply policy(VaultCall call, String name) {
        if (call.reads()) {
            if (!policies.containsKey(name)) {
                throw new VaultRefusal(404, "No policy named: " + name);
            }
            return VaultReply.data(Map.of("name", name, "policy", policies.get(name)));
        }
        if (call.writes()) {
            policies.put(name, VaultCall.text(call.fields("policy"), "policy"));
            return VaultReply.empty();
        }
        if (call.deletes() && (name.equals("default") || name.equals("root"))) {
            throw new VaultRefusal(400, "cannot delete \"" + name + "\" policy");
        }
        if (call.deletes()) {
            policies.remove(name);
            return VaultReply.empty();
        }
        throw call.unsupported();
    }

    private VaultReply described(String table) {
        Map<String, Object> list = new LinkedHashMap<>();
        mounts.in(table)
                .forEach(
                        (path, backend) ->
                                list.put(path, Map.of("type", backend.type(), "description", "")));
        return VaultReply.data(list);
    }

    private VaultReply mount(VaultCall call, String table, String path) {
        if (path.endsWith("/tune")) {
            String tuned = path.substring(0, path.length() - "/tune".length());
            if (!call.writes()) {
                throw call.unsupported();
            }
            if (!mounts.in(table).containsKey(tuned + "/")) {
                throw new VaultRefusal(400, "no mount at " + tuned);
            }
            call.fields("max_lease_ttl", "default_lease_ttl", "description");
            return VaultReply.empty();
        }
        if (call.writes()) {
            Map<String, Object> fields =
                    call.fields("type", "description", "config", "options", "local");
            mounts.add(table, path, VaultCall.text(fields, "type"));
            return VaultReply.empty();
        }
        if (call.deletes()) {
            mounts.remove(table, path);
            return VaultReply.empty();
        }
        throw call.unsupported();
    }
}
