package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.builtins.http.server.WireServer;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that get no response, time-outs, and the retries of both. */
class HttpFailureTest {
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

    private static int unusedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aRefusedConnection() throws Exception {
        String url = "http://127.0.0.1:" + unusedPort() + "/x";
        assertEquals(
                "http.get: request to " + url + " failed: connection refused",
                HttpScript.errorOf(() -> script.get(url)));
    }

    @Test
    void anUnknownHost() {
        assertEquals(
                "http.post: request to http://no-such-host.invalid/ failed:"
                        + " unknown host \"no-such-host.invalid\"",
                HttpScript.errorOf(
                        () -> script.post("http://no-such-host.invalid", script.nil(), "null")));
    }

    @Test
    void secretsOfTheUrlAreNotInTheMessage() throws Exception {
        int port = unusedPort();
        String error =
                HttpScript.errorOf(
                        () ->
                                script.get(
                                        "http://me:hidden1@127.0.0.1:"
                                                + port
                                                + "/x?api_key=hidden2&a=b&access_token=hidden3"));
        assertEquals(
                "http.get: request to http://***@127.0.0.1:"
                        + port
                        + "/x?api_key=***&a=b&access_token=*** failed: connection refused",
                error);
    }

    @Test
    void aServerThatIsSilentTimesOut() {
        WireServer server = serve((request, out, connection) -> Thread.sleep(5_000));
        long start = System.nanoTime();
        assertEquals(
                "http.get: request to " + server.url("/") + " failed: timed out after 0.3 s",
                HttpScript.errorOf(() -> script.get(server.url("/"), "{timeout: 0.3}")));
        assertTrue(System.nanoTime() - start < 3_000_000_000L);
    }

    @Test
    void aBodyThatTricklesTimesOutAsAWhole() {
        WireServer server =
                serve(
                        (request, out, connection) -> {
                            WireServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
                            for (int i = 0; i < 50; i++) {
                                WireServer.write(out, "x");
                                Thread.sleep(50);
                            }
                        });
        assertEquals(
                "http.get: request to " + server.url("/") + " failed: timed out after 0.4 s",
                HttpScript.errorOf(() -> script.get(server.url("/"), "{timeout: 0.4}")));
    }

    @Test
    void theTimeOutCoversRedirects() {
        WireServer server =
                serve(
                        (request, out, connection) -> {
                            Thread.sleep(150);
                            WireServer.respond(out, 302, "Location: /again\r\n", "");
                        });
        assertEquals(
                "http.get: request to " + server.url("/again") + " failed: timed out after 0.4 s",
                HttpScript.errorOf(() -> script.get(server.url("/"), "{timeout: 0.4}")));
    }

    @Test
    void aTimedOutRequestClosesItsConnection() throws Exception {
        AtomicInteger end = new AtomicInteger(-2);
        WireServer server =
                serve(
                        (request, out, connection) -> {
                            connection.setSoTimeout(5_000);
                            end.set(connection.getInputStream().read());
                        });
        HttpScript.errorOf(() -> script.get(server.url("/"), "{timeout: 0.2}"));
        for (int i = 0; i < 100 && end.get() == -2; i++) {
            Thread.sleep(20);
        }
        assertEquals(-1, end.get());
    }

    @Test
    void aConnectionClosedBeforeTheAnswer() {
        WireServer server = serve((request, out, connection) -> connection.close());
        assertEquals(
                "http.post: request to "
                        + server.url("/")
                        + " failed: the server closed the connection before it had answered",
                HttpScript.errorOf(() -> script.post(server.url("/"), script.nil(), "null")));
        assertEquals(1, server.requests().size());
    }

    @Test
    void aConnectionResetBeforeTheAnswer() {
        WireServer server =
                serve(
                        (request, out, connection) -> {
                            connection.setSoLinger(true, 0);
                            connection.close();
                        });
        assertEquals(
                "http.get: request to "
                        + server.url("/")
                        + " failed: the server closed the connection before it had answered",
                HttpScript.errorOf(() -> script.get(server.url("/"))));
    }

    @Test
    void aBodyThatEndsTooEarly() {
        WireServer server =
                serve(
                        (request, out, connection) -> {
                            WireServer.write(
                                    out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
                            connection.close();
                        });
        assertEquals(
                "http.get: request to "
                        + server.url("/")
                        + " failed: the server closed the connection before it had answered",
                HttpScript.errorOf(() -> script.get(server.url("/"))));
    }

    @Test
    void aServerThatDoesNotSpeakHttp() {
        WireServer server =
                serve(
                        (request, out, connection) ->
                                WireServer.write(out, "SSH-2.0-OpenSSH_9.2\r\n\r\n"));
        assertEquals(
                "http.get: request to "
                        + server.url("/")
                        + " failed: the server doesn't answer in HTTP",
                HttpScript.errorOf(() -> script.get(server.url("/"), "{timeout: 5}")));
    }

    @Test
    void retriesRepeatWhatIsSafeToRepeat() {
        AtomicInteger calls = new AtomicInteger();
        WireServer server =
                serve(
                        (request, out, connection) -> {
                            if (calls.incrementAndGet() < 3) {
                                connection.close();
                            } else {
                                WireServer.respond(out, 200, "", "third");
                            }
                        });
        assertEquals("third", script.get(server.url("/"), "{retries: 2}").body());
        assertEquals(3, calls.get());
    }

    @Test
    void aPostIsNotRepeatedOnceItWasSent() {
        WireServer server = serve((request, out, connection) -> connection.close());
        HttpScript.errorOf(() -> script.post(server.url("/"), script.string("x"), "{retries: 3}"));
        assertEquals(1, server.requests().size());
    }

    @Test
    void aPostIsRepeatedWhenThereWasNoConnection() throws Exception {
        int port = unusedPort();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                Thread.sleep(300);
                                ServerSocket socket = new ServerSocket(port);
                                resources.add(socket);
                                Socket connection = socket.accept();
                                resources.add(connection);
                                WireServer.respond(connection.getOutputStream(), 200, "", "late");
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertEquals(
                "late",
                script.post("http://127.0.0.1:" + port, script.string("x"), "{retries: 5}").body());
    }

    @Test
    void busyAnswersAreRetriedAndTheLastIsReturned() {
        WireServer server =
                serve(
                        (request, out, connection) ->
                                WireServer.respond(out, 503, "Retry-After: 0\r\n", "busy"));
        var response = script.get(server.url("/"), "{retries: 2}");
        assertEquals(503, response.status());
        assertEquals("busy", response.body());
        assertEquals(3, server.requests().size());
        script.post(server.url("/"), script.nil(), "{retries: 1}");
        assertEquals(5, server.requests().size());
    }

    @Test
    void aPostThatWasRedirectedIsNotRepeated() throws Exception {
        String gone = "http://127.0.0.1:" + unusedPort() + "/";
        WireServer server =
                serve(
                        (request, out, connection) ->
                                WireServer.respond(out, 303, "Location: " + gone + "\r\n", ""));
        assertEquals(
                "http.post: request to " + gone + " failed: connection refused",
                HttpScript.errorOf(
                        () -> script.post(server.url("/"), script.nil(), "{retries: 2}")));
        assertEquals(1, server.requests().size());
    }

    @Test
    void endlessRedirectsAreNotRetried() {
        WireServer server =
                serve(
                        (request, out, connection) ->
                                WireServer.respond(out, 302, "Location: /\r\n", ""));
        HttpScript.errorOf(() -> script.get(server.url("/"), "{retries: 2}"));
        assertEquals(11, server.requests().size());
    }

    @Test
    void otherStatusesAreNotRetried() {
        WireServer server =
                serve((request, out, connection) -> WireServer.respond(out, 500, "", ""));
        assertEquals(500, script.get(server.url("/"), "{retries: 3}").status());
        assertEquals(1, server.requests().size());
    }

    @Test
    void retriesGoOnAfterATimeOut() {
        AtomicInteger calls = new AtomicInteger();
        WireServer server =
                serve(
                        (request, out, connection) -> {
                            if (calls.incrementAndGet() == 1) {
                                Thread.sleep(3_000);
                            } else {
                                WireServer.respond(out, 200, "", "second");
                            }
                        });
        assertEquals("second", script.get(server.url("/"), "{retries: 1, timeout: 0.5}").body());
    }
}
