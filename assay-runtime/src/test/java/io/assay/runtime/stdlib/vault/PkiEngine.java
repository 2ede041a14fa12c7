package io.assay.runtime.stdlib.vault;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Certificates by role. What it issues has the form of a PEM file; nobody here parses the inside.
 */
final class PkiEngine implements VaultBackend {
    private final Map<String, Map<String, Object>> roles = new TreeMap<>();

    @Override
    public String type() {
        return "pki";
    }

    @Override
    public boolean open(String rest) {
        return rest.equals("ca/pem");
    }

    @Override
    public VaultReply handle(VaultCall call, String rest) {
        if (rest.equals("ca/pem") && call.reads()) {
            return new VaultReply(
                    200, "application/pem-certificate-chain", pem("CERTIFICATE", "ca"));
        }
        if (!call.writes()) {
            throw call.unsupported();
        }
        if (rest.startsWith("roles/")) {
            roles.put(
                    rest.substring("roles/".length()),
                    call.fields("allowed_domains", "allow_subdomains", "max_ttl"));
            return VaultReply.empty();
        }
        if (rest.startsWith("issue/")) {
            return issue(call, rest.substring("issue/".length()));
        }
        throw new VaultRefusal(404, "unsupported path");
    }

    private VaultReply issue(VaultCall call, String role) {
        Map<String, Object> rules = roles.get(role);
        if (rules == null) {
            throw new VaultRefusal(400, "unknown role: " + role);
        }
        String name = VaultCall.text(call.fields("common_name", "alt_names", "ttl"), "common_name");
        boolean allowed =
                rules.get("allowed_domains") instanceof List<?> domains
                        && domains.stream().anyMatch(domain -> name.endsWith("." + domain));
        if (!allowed) {
            throw new VaultRefusal(400, "common name " + name + " not allowed by this role");
        }
        return VaultReply.data(
                Map.of(
                        "certificate", pem("CERTIFICATE", name),
                        "private_key", pem("RSA PRIVATE KEY", name),
                        "issuing_ca", pem("CERTIFICATE", "ca"),
                        "ca_chain", List.of(pem("CERTIFICATE", "ca")),
                        "serial_number", "01:02:03"));
    }

    private static String pem(String label, String content) {
        String base64 =
                Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----";
    }
}
