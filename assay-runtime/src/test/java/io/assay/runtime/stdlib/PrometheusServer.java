package io.assay.runtime.stdlib;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The system's Prometheus on a free port, scraping itself every second, with one alert that always
 * fires, and a console page {@code /consoles/api/health} that answers as Grafana's health API does.
 */
final class PrometheusServer implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/prometheus");
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final String url;

    /** Starts a server with its files in this folder, and waits until it has scraped itself. */
    PrometheusServer(Path folder) throws IOException {
        if (!Files.isExecutable(BINARY)) {
            throw new IllegalStateException(
                    BINARY + " is missing; these tests need it: apt-get install prometheus");
        }
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        log = folder.resolve("prometheus.log");
        Path consoles = Files.createDirectories(folder.resolve("consoles/api"));
        Files.writeString(consoles.resolve("health"), HEALTH_PAGE);
        Files.writeString(folder.resolve("rules.yml"), RULES);
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(configuration, CONFIGURATION.formatted(port));
        process =
                new ProcessBuilder(
                                BINARY.toString(),
                                "--config.file=" + configuration,
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.console.templates=" + folder.resolve("consoles"),
                                "--web.listen-address=127.0.0.1:" + port,
                                "--web.enable-lifecycle")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        awaitFirstScrape();
    }

    private static final String CONFIGURATION =
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: prometheus
                static_configs: [{targets: ['127.0.0.1:%d']}]
            """;

    private static final String RULES =
            """
            groups:
              - name: always
                rules:
                  - alert: AlwaysOn
                    expr: vector(1)
                    labels: {severity: none}
            """;

    private static final String HEALTH_PAGE =
            """
            {"database": "{{ with query "up" }}ok{{ end }}", \
            "version": "{{ with query "prometheus_build_info" }}{{ . | first | label "version" }}{{ end }}"}
            """;

    String url() {
        return url;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitFirstScrape() throws IOException {
        URI query = URI.create(url + "/api/v1/query?query=up%20and%20on()%20ALERTS");
        Instant deadline = Instant.now().plus(START);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, query)) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    close();
                    throw new IllegalStateException(
                            "Prometheus has not scraped itself:\n" + Files.readString(log));
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            close();
            throw new IllegalStateException("interrupted while waiting for Prometheus", e);
        }
    }

    private static boolean answers(HttpClient client, URI query) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(query).timeout(Duration.ofSeconds(5)).build();
            String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return body.contains("\"job\":\"prometheus\"") && body.contains(",\"1\"]");
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(20))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
