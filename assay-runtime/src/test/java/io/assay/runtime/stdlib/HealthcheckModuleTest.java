package io.assay.runtime.stdlib;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** assay.healthcheck, and the request module under all service modules, against an echo. */
class HealthcheckModuleTest {

    @Test
    void healthcheckWorks() throws IOException {
        try (EchoServer server = new EchoServer()) {
            String log =
                    Scripts.runResource(
                            "healthcheck_test.lua",
                            Map.of("URL", server.url(), "CLOSED", EchoServer.closedUrl()));
            assertTrue(log.contains("Healthy: " + server.url() + "/third-time (attempt 3)"), log);
        }
    }

    @Test
    void requestsWork() throws IOException {
        try (EchoServer server = new EchoServer()) {
            Scripts.runResource("request_test.lua", Map.of("URL", server.url()));
        }
    }
}
