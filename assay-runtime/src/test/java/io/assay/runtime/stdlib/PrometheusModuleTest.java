package io.assay.runtime.stdlib;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What needs a real Prometheus: assay.prometheus, the examples of both modules, the example
 * scripts.
 */
class PrometheusModuleTest {
    private static final String DOCUMENTED = "http://prometheus.monitoring:9090";

    @TempDir static Path folder;
    private static PrometheusServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new PrometheusServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theModuleWorks() throws IOException {
        Scripts.runResource("prometheus_test.lua", Map.of("URL", server.url()));
    }

    @TestFactory
    Stream<DynamicTest> theExamplesInThePrometheusModuleRun() {
        return Scripts.examples("assay.prometheus", DOCUMENTED, server.url(), Map.of());
    }

    @TestFactory
    Stream<DynamicTest> theExamplesInTheHealthcheckModuleRun() {
        return Scripts.examples("assay.healthcheck", DOCUMENTED, server.url(), Map.of());
    }

    @Test
    void theMetricQueryExampleRuns() throws IOException {
        String log =
                Scripts.runExample("prometheus-query.lua", Map.of("PROMETHEUS_URL", server.url()));
        assertTrue(log.contains("Active targets: 1, up query: 1"), log);
        log = Scripts.runExample("prometheus-query.lua", Map.of(), server.url());
        assertTrue(log.contains("Active targets: 1, up query: 1"), log);
    }

    @Test
    void theHealthCheckExampleRuns() throws IOException {
        String log =
                Scripts.runExample(
                        "http-health-check.lua", Map.of("GRAFANA_URL", server.url() + "/consoles"));
        assertTrue(log.matches("(?s).*Grafana healthy: version=\\d+\\.\\d+.*"), log);
    }

    @Test
    void theJavaScriptExampleRuns() throws IOException {
        String log =
                Scripts.runExample(
                        "javascript/prometheus.js", Map.of("PROMETHEUS_URL", server.url()));
        assertTrue(log.contains("prometheus on 127.0.0.1"), log);
        assertTrue(log.contains("Active targets: 1, samples: 1"), log);
    }
}
