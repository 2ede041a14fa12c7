package io.assay.runtime.stdlib;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The part of a Kubernetes API server that reads Secrets, for one service account. */
final class KubernetesSecrets implements AutoCloseable {
    private final HttpServer server;
    private final String token;
    private final Map<String, String> secrets = new HashMap<>();

    KubernetesSecrets(String token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Adds a Secret with one key. */
    KubernetesSecrets with(String namespace, String name, String key, String value) {
        String base64 = Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
        secrets.put(
                "GET /api/v1/namespaces/" + namespace + "/secrets/" + name,
                "{\"kind\":\"Secret\",\"data\":{\"" + key + "\":\"" + base64 + "\"}}");
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + token).equals(authorization)) {
            send(exchange, 401, "{\"message\":\"Unauthorized: " + authorization + "\"}");
        } else if (secrets.containsKey(request)) {
            send(exchange, 200, secrets.get(request));
        } else {
            send(exchange, 404, "{\"message\":\"not found\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
