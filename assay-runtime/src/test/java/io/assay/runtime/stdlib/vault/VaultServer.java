package io.assay.runtime.stdlib.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Vault on a free local port, initialized and unsealed, with a KV engine at {@code secret/}. A
 * request that the real one would take without a word, but that no careful client sends (a body
 * with a GET, a token where none is needed, an unknown parameter), is refused with status 400.
 */
public final class VaultServer implements AutoCloseable {
    private static final Set<String> PARAMETERS =
            Set.of("version", "standbyok", "sealedcode", "uninitcode");

    private final HttpServer server;
    private final TokenStore tokens;
    private final VaultMounts mounts;
    private final SystemBackend system;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Starts a server whose root token this is. */
    public VaultServer(String rootToken) throws IOException {
        tokens = new TokenStore(rootToken);
        mounts = new VaultMounts(tokens);
        system = new SystemBackend(mounts);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The base URL. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All requests so far, as method and target. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Seals or unseals the server. */
    public void seal(boolean state) {
        system.seal(state);
    }

    /**
     * Enables an auth method that lets in who sends exactly these fields to this path behind it.
     */
    public void acceptLogin(String type, String mount, String path, Map<String, Object> fields) {
        mounts.add("auth", mount, type);
        ((LoginMethod) mounts.in("auth").get(mount + "/")).accept(path, fields);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        VaultReply reply;
        try {
            reply = dispatch(call(exchange));
        } catch (VaultRefusal refusal) {
            reply = VaultReply.json(refusal.status(), Map.of("errors", refusal.errors()));
        } catch (RuntimeException e) {
            reply = VaultReply.json(500, Map.of("errors", List.of(e.toString())));
        }
        byte[] body = reply.body().getBytes(UTF_8);
        if (body.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private VaultReply dispatch(VaultCall call) {
        Map<String, VaultBackend> backends = new TreeMap<>(mounts.in("mounts"));
        mounts.in("auth").forEach((path, method) -> backends.put("auth/" + path, method));
        backends.put("sys/", system);
        for (Map.Entry<String, VaultBackend> entry : backends.entrySet()) {
            if (call.path().startsWith(entry.getKey())) {
                String rest = call.path().substring(entry.getKey().length());
                checkAccess(call, entry.getValue().open(rest));
                synchronized (this) {
                    return entry.getValue().handle(call, rest);
                }
            }
        }
        checkAccess(call, false);
        throw new VaultRefusal(
                404, "no handler for route \"" + call.path() + "\". route entry not found.");
    }

    private void checkAccess(VaultCall call, boolean open) {
        if (system.sealed() && !call.path().startsWith("sys/")) {
            throw new VaultRefusal(503, "Vault is sealed");
        }
        if (open && call.token().isPresent()) {
            throw new VaultRefusal(400, "a token was sent where none is needed");
        }
        if (!open && call.token().isEmpty()) {
            throw new VaultRefusal(400, "missing client token");
        }
        if (!open && !tokens.knows(call.token())) {
            throw new VaultRefusal(403, "permission denied");
        }
    }

    private VaultCall call(HttpExchange exchange) throws IOException {
        String raw = exchange.getRequestURI().getRawPath();
        if (!raw.startsWith("/v1/") || raw.contains("//") || raw.contains("/../")) {
            throw new VaultRefusal(404, "no such path: " + raw);
        }
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String method = exchange.getRequestMethod();
        if ("true".equals(query.remove("list"))) {
            if (!method.equals("GET")) {
                throw new VaultRefusal(405, "unsupported operation");
            }
            method = "LIST";
        }
        if (!PARAMETERS.containsAll(query.keySet())) {
            throw new VaultRefusal(400, "unknown parameters " + query.keySet());
        }
        Headers headers = exchange.getRequestHeaders();
        return new VaultCall(
                method,
                // A plus sign in a path is a plus sign.
                URLDecoder.decode(raw.substring("/v1/".length()).replace("+", "%2B"), UTF_8),
                query,
                single(headers, "X-Vault-Token"),
                body(exchange, headers));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String field : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = field.split("=", 2);
            if (pair.length < 2 || query.put(decode(pair[0]), decode(pair[1])) != null) {
                throw new VaultRefusal(400, "bad query " + raw);
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static Optional<String> single(Headers headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new VaultRefusal(400, "header " + name + " was sent " + values.size() + " times");
        }
        return values.stream().findFirst();
    }

    private static Optional<Map<String, Object>> body(HttpExchange exchange, Headers headers)
            throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Optional<String> contentType = single(headers, "Content-Type");
        String method = exchange.getRequestMethod();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (method.equals("GET") || method.equals("DELETE")) {
            throw new VaultRefusal(400, "a body was sent with " + method);
        }
        if (!contentType.map(type -> type.startsWith("application/json")).orElse(false)) {
            throw new VaultRefusal(400, "the body's type is " + contentType);
        }
        if (Json.parse(text) instanceof Map<?, ?> map) {
            Map<String, Object> fields = new HashMap<>();
            map.forEach((name, value) -> fields.put((String) name, value));
            return Optional.of(fields);
        }
        throw new VaultRefusal(400, "failed to parse JSON input: no object: " + text);
    }
}
