package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.builtins.http.server.WireServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How connections are made, kept and given up. */
class HttpConnectionTest {
    private final HttpScript script = new HttpScript();
    private final List<AutoCloseable> resources = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        script.close();
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }

    private WireServer serve(WireServer.Handler handler) {
        WireServer server = new WireServer(handler);
        resources.add(server);
        return server;
    }

    @Test
    void connectionsAreKeptAliveAndShared() {
        WireServer server =
                serve((request, out, connection) -> WireServer.respond(out, 200, "", "x"));
        for (int i = 0; i < 5; i++) {
            script.get(server.url("/" + i));
            script.post(server.url("/" + i), script.string("body"), "null");
        }
        script.call(script.client("{timeout: 9}"), "get", script.string(server.url("/c")));
        assertEquals(11, server.requests().size());
        assertEquals(1, server.connections());
    }

    @Test
    void aConnectionThatTheServerWantsClosedIsNotUsedAgain() {
        WireServer server =
                serve(
                        (request, out, connection) ->
                                WireServer.respond(out, 200, "Connection: close\r\n", "x"));
        script.get(server.url("/"));
        script.get(server.url("/"));
        assertEquals(2, server.connections());
    }

    @Test
    void aKeptConnectionThatTurnsOutToBeClosedIsReplaced() {
        AtomicInteger calls = new AtomicInteger();
        WireServer server =
                serve(
                        (request, out, connection) -> {
                            // The second request on the first connection finds it closing.
                            if (calls.incrementAndGet() == 2) {
                                connection.close();
                            } else {
                                WireServer.respond(out, 200, "", "x" + request.connection());
                            }
                        });
        assertEquals("x1", script.get(server.url("/")).body());
        assertEquals("x2", script.get(server.url("/")).body());
        assertEquals(2, server.connections());
    }

    @Test
    void aPostOnAKeptConnectionThatCloses() {
        AtomicInteger calls = new AtomicInteger();
        WireServer server =
                serve(
                        (request, out, connection) -> {
                            if (calls.incrementAndGet() == 2) {
                                connection.close();
                            } else {
                                WireServer.respond(out, 200, "", "x");
                            }
                        });
        script.get(server.url("/"));
        String error =
                HttpScript.errorOf(() -> script.post(server.url("/"), script.string("b"), "null"));
        assertTrue(
                error.endsWith("the server closed the connection before it had answered"), error);
        assertEquals(2, server.requests().size());
    }

    @Test
    void ipv6AddressesCanBeGiven() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("::1"))) {
            CompletableFuture<String> seen = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (Socket connection = socket.accept()) {
                                    byte[] request = new byte[1000];
                                    int length = connection.getInputStream().read(request);
                                    seen.complete(new String(request, 0, length));
                                    WireServer.respond(
                                            connection.getOutputStream(), 200, "", "six");
                                } catch (Exception e) {
                                    seen.completeExceptionally(e);
                                }
                            });
            int port = socket.getLocalPort();
            assertEquals("six", script.get("http://[::1]:" + port + "/").body());
            assertTrue(
                    seen.get().toLowerCase().contains("host: [::1]:" + port + "\r\n"), seen.get());
        }
    }

    @Test
    void hostNamesMayHaveUnderscores() throws Exception {
        // Java's URIs know no such host; the name does not resolve, which must be all that is wrong
        // with it.
        assertEquals(
                "http.get: request to http://my_service.invalid:81/ failed:"
                        + " unknown host \"my_service.invalid\"",
                HttpScript.errorOf(() -> script.get("http://my_service.invalid:81/")));
    }
}
