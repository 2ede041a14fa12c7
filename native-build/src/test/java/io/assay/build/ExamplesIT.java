package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.build.AssayCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code examples}, against real servers. */
class ExamplesIT {
    private static final String HEALTH =
            "{\"commit\":\"03f502a94d17f7dc4e6c34acdf8428aedd986e4c\",\"database\":\"ok\",\"version\":\"10.4.1\"}";

    @TempDir Path directory;

    private Outcome example(String name, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = AssayCommand.checkout().resolve("examples").resolve(name).toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return AssayCommand.in(directory).run(command);
    }

    @Test
    void prometheusMetricQuery() throws IOException, InterruptedException {
        try (Prometheus prometheus = Prometheus.start(directory)) {
            Outcome outcome = example("prometheus-query.lua", prometheus.url());
            assertEquals(0, outcome.exitCode(), outcome.err());
            assertTrue(
                    outcome.err().contains(" INFO Active targets: 1, up query: "), outcome.err());

            Outcome byVariable =
                    AssayCommand.in(directory)
                            .with("PROMETHEUS_URL", prometheus.url())
                            .run(
                                    "run",
                                    AssayCommand.checkout()
                                            .resolve("examples/prometheus-query.lua")
                                            .toString());
            assertEquals(0, byVariable.exitCode(), byVariable.err());
        }
    }

    @Test
    void prometheusThatHasStopped() throws IOException, InterruptedException {
        String url;
        try (Prometheus prometheus = Prometheus.start(directory)) {
            url = prometheus.url();
        }
        Outcome outcome = example("prometheus-query.lua", url);
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.errorLines().getFirst().contains("refused"), outcome.err());
    }

    @Test
    void httpHealthCheck() throws IOException, InterruptedException {
        try (Nginx grafana = Nginx.start(directory, "/api/health", HEALTH)) {
            Outcome outcome = example("http-health-check.lua", grafana.url());
            assertEquals(0, outcome.exitCode(), outcome.err());
            assertTrue(
                    outcome.err().contains(" INFO Grafana healthy: version=10.4.1\n"),
                    outcome.err());

            Outcome wrongPath = example("http-health-check.lua", grafana.url() + "/elsewhere");
            assertEquals(1, wrongPath.exitCode());
            assertTrue(
                    wrongPath.errorLines().getFirst().contains("Grafana not responding"),
                    wrongPath.err());
        }
    }

    @Test
    void hello() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.writeString(folder.resolve("a.txt"), "hello");
        Outcome outcome = example("hello.lua", folder.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().contains("bytes: 5\n"), outcome.out());
        assertTrue(
                outcome.out()
                        .contains(
                                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
                outcome.out());
    }
}
