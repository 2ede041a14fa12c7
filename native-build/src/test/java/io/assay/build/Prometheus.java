package io.assay.build;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A real Prometheus on a free port that watches itself; Debian's package, started and ended by the
 * test.
 */
final class Prometheus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one whose files are in the given folder; it has scraped itself when this returns. */
    static Prometheus start(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration,
                """
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: itself
                    static_configs:
                      - targets: ['127.0.0.1:%d']
                """
                        .formatted(port));
        Path log = folder.resolve("prometheus.log");
        Process process =
                new ProcessBuilder(
                                "prometheus",
                                "--config.file=" + configuration,
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Prometheus prometheus = new Prometheus(process, port);
        try {
            prometheus.awaitScrape(log);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            prometheus.close();
            throw e;
        }
        return prometheus;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private void awaitScrape(Path log) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest query =
                    HttpRequest.newBuilder(URI.create(url() + "/api/v1/query?query=up")).build();
            while (true) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new AssertionError("Prometheus did not start: " + Files.readString(log));
                }
                try {
                    String body = client.send(query, BodyHandlers.ofString()).body();
                    if (body.contains("\"1\"]")) {
                        return;
                    }
                } catch (IOException notListening) {
                    // The loop's deadline decides.
                }
                Thread.sleep(100);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
