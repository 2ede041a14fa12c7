package io.assay.runtime.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.stdlib.vault.VaultServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** assay.vault against a server that takes nothing but what Vault documents. */
class VaultModuleTest {
    private static final String DOCUMENTED = "http://vault:8200";
    private static final String ROOT = "hvs.root-of-all";

    private static final String POD = "pod-token";

    private VaultServer server;
    private KubernetesSecrets kubernetes;

    @BeforeEach
    void start() throws IOException {
        server = new VaultServer(ROOT);
        server.acceptLogin(
                "userpass", "userpass", "login/deploy", Map.of("password", "correct horse"));
        server.acceptLogin(
                "approle", "machines", "login", Map.of("role_id", "r", "secret_id", "s"));
        server.acceptLogin(
                "kubernetes", "kubernetes", "login", Map.of("role", "app", "jwt", "j.w.t"));
        kubernetes =
                new KubernetesSecrets(POD)
                        .with("secrets", "openbao-root-token", "root-token", ROOT + "\n")
                        .with("other", "named", "k", ROOT);
    }

    @AfterEach
    void stop() {
        server.close();
        kubernetes.close();
    }

    private Map<String, String> environment() throws IOException {
        return Map.of("URL", server.url(), "VAULT_TOKEN", ROOT, "CLOSED", EchoServer.closedUrl());
    }

    @Test
    void theModuleWorks() throws IOException {
        Scripts.runResource("vault_test.lua", environment());
    }

    @Test
    void healthOfASealedServerIsAnAnswer() throws IOException {
        server.seal(true);
        Scripts.runResource("vault_sealed_test.lua", environment());
        assertTrue(
                server.requests()
                        .contains(
                                "GET /v1/sys/health?standbyok=true&sealedcode=200&uninitcode=200"));
    }

    @Test
    void theFirstTokenComesFromAKubernetesSecret() throws IOException {
        Scripts.runResource(
                "service_account_test.lua",
                Map.of("URL", server.url(), "VAULT_TOKEN", ROOT, "K8S", kubernetes.url()));
    }

    @Test
    void aListIsAGetWithAParameter() throws IOException {
        Scripts.run(
                "list.lua",
                "require('assay.vault').client(env.get('URL'), env.get('VAULT_TOKEN')):kv_list('secret')",
                environment());
        assertEquals(List.of("GET /v1/secret/metadata/?list=true"), server.requests());
    }

    @TestFactory
    Stream<DynamicTest> theExamplesInTheModuleRun() throws IOException {
        seed();
        return Scripts.examples("assay.vault", DOCUMENTED, server.url(), environment());
    }

    @TestFactory
    Stream<DynamicTest> theExamplesOfProvisioningRun() throws IOException {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("K8S_URL", kubernetes.url());
        environment.put("K8S_TOKEN", POD);
        return Scripts.examples(
                "assay.internal.vault_provisioning", DOCUMENTED, server.url(), environment);
    }

    /** The scripts of the guide, unmodified but for the address. */
    @Test
    void theGuidesScriptsRun() throws IOException {
        seed();
        String log = Scripts.runResource("guide_vault.lua", environment());
        assertTrue(log.contains("db_password: s3cr3t-pw"), log);
        assertTrue(log.contains("Secret not found, using defaults"), log);
        assertTrue(
                log.contains("Vault read failed: vault: GET /v1/secret/data/myapp/config HTTP 403"),
                log);
    }

    private void seed() throws IOException {
        Scripts.run(
                "seed.lua",
                """
                local c = require("assay.vault").client(env.get("URL"), env.get("VAULT_TOKEN"))
                c:kv_put("secret", "myapp/config", { db_password = "s3cr3t-pw" })
                """,
                environment());
    }
}
