package io.assay.runtime.stdlib;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A server that answers as its path says: {@code /echo} what it saw of the request, {@code
 * /status/N} that status, {@code /expect/METHOD/BODY} 200 if that is what came, {@code /json},
 * {@code /text}, {@code /slow?ms=N}, {@code /third-time} 503 twice. A request with a header sent
 * twice gets 400.
 */
final class EchoServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger attempts = new AtomicInteger();

    EchoServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An address where nobody listens. */
    static String closedUrl() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String kind = path.substring(1).split("/", 2)[0];
        boolean repeated =
                exchange.getRequestHeaders().values().stream()
                        .anyMatch(values -> values.size() > 1);
        if (repeated) {
            send(exchange, 400, "text/plain", "a header was sent twice");
            return;
        }
        switch (kind) {
            case "echo" -> send(exchange, 200, "application/json", echo(exchange, body));
            case "status" -> {
                int status = Integer.parseInt(path.substring("/status/".length()));
                send(exchange, status, "text/plain", status == 204 ? "" : "answer " + status);
            }
            case "expect" -> {
                String seen = exchange.getRequestMethod() + "/" + new String(body, UTF_8);
                boolean same = path.equals("/expect/" + seen);
                send(exchange, same ? 200 : 400, "text/plain", seen);
            }
            case "json" ->
                    send(
                            exchange,
                            200,
                            "application/json",
                            "{\"items\":[{\"name\":\"first\"},{\"name\":\"second\"}],\"count\":2}");
            case "slow" -> {
                pause(exchange.getRequestURI().getQuery());
                send(exchange, 200, "text/plain", "late");
            }
            case "third-time" ->
                    send(exchange, attempts.incrementAndGet() < 3 ? 503 : 200, "text/plain", "");
            default -> send(exchange, 200, "text/plain", "some plain (text)");
        }
    }

    private static void pause(String query) {
        try {
            Thread.sleep(query == null ? 50 : Long.parseLong(query.substring("ms=".length())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String echo(HttpExchange exchange, byte[] body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("method", exchange.getRequestMethod());
            json.writeStringProperty("target", exchange.getRequestURI().toString());
            json.writeStringProperty("body", new String(body, UTF_8));
            json.writeNumberProperty("size", body.length);
            json.writeObjectPropertyStart("headers");
            for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
                json.writeStringProperty(
                        header.getKey().toLowerCase(Locale.ROOT), header.getValue().getFirst());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
