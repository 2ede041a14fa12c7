package io.assay.runtime.builtins.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.builtins.http.server.WireServer;
import io.assay.runtime.builtins.http.transport.TransportException.Stage;
import io.assay.runtime.builtins.http.url.RequestUrl;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TransportTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static CompletableFuture<BufferedResponse> get(Transport transport, String url)
            throws Exception {
        return transport.send(
                new WireRequest("GET", RequestUrl.parse(url), List.of(), new byte[0]),
                TlsSettings.DEFAULT,
                LONG);
    }

    private static String text(CompletableFuture<BufferedResponse> response) throws Exception {
        return new String(response.get(30, TimeUnit.SECONDS).body(), StandardCharsets.UTF_8);
    }

    @Test
    void requestsGoOnSideBySide() throws Exception {
        int parallel = 100;
        CountDownLatch all = new CountDownLatch(parallel);
        try (WireServer server =
                        new WireServer(
                                (request, out, connection) -> {
                                    all.countDown();
                                    all.await();
                                    WireServer.respond(out, 200, "", request.target());
                                });
                Transport transport = new Transport(name -> null)) {
            List<CompletableFuture<BufferedResponse>> responses = new ArrayList<>();
            for (int i = 0; i < parallel; i++) {
                responses.add(get(transport, server.url("/" + i)));
            }
            for (int i = 0; i < parallel; i++) {
                assertEquals("/" + i, text(responses.get(i)));
            }
            assertEquals(parallel, server.connections());
        }
    }

    @Test
    void everyAddressOfAHostIsTried() throws Exception {
        try (WireServer server = WireServer.answering("found");
                Transport transport =
                        new Transport(
                                name -> null,
                                host ->
                                        new InetAddress[] {
                                            InetAddress.getByName("127.0.0.3"),
                                            InetAddress.getByName("::1"),
                                            InetAddress.getByName("127.0.0.1")
                                        })) {
            assertEquals("found", text(get(transport, "http://three.test:" + server.port())));
            assertEquals("found", text(get(transport, "http://three.test:" + server.port())));
            assertEquals(1, server.connections());
        }
    }

    @Test
    void aSlowNameServerHoldsNobodyElseUp() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (WireServer server = WireServer.answering("quick");
                Transport transport =
                        new Transport(
                                name -> null,
                                host -> {
                                    if (host.equals("slow.test")) {
                                        try {
                                            slow.await();
                                        } catch (InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }
                                    return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
                                })) {
            String port = ":" + server.port();
            CompletableFuture<BufferedResponse> waiting = get(transport, "http://slow.test" + port);
            assertEquals("quick", text(get(transport, "http://quick.test" + port)));
            assertEquals(1, server.requests().size());
            slow.countDown();
            assertEquals("quick", text(waiting));
        }
    }

    @Test
    void aTimedOutRequestIsNotSentWhenItsConnectionComesUpLater() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (WireServer server = WireServer.answering("x");
                Transport transport =
                        new Transport(
                                name -> null,
                                host -> {
                                    try {
                                        slow.await();
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                    return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
                                })) {
            WireRequest request =
                    new WireRequest(
                            "POST",
                            RequestUrl.parse("http://slow.test:" + server.port()),
                            List.of(),
                            "pay".getBytes(StandardCharsets.UTF_8));
            CompletableFuture<BufferedResponse> response =
                    transport.send(request, TlsSettings.DEFAULT, Duration.ofMillis(100));
            ExecutionException failure = assertThrows(ExecutionException.class, response::get);
            assertEquals(Stage.TIMED_OUT, ((TransportException) failure.getCause()).stage());
            slow.countDown();
            // A later request to the same place is answered; only that one has arrived.
            assertEquals("x", text(get(transport, "http://slow.test:" + server.port() + "/later")));
            assertEquals("/later", server.request().target());
        }
    }

    @Test
    void aCancelledRequestClosesItsConnection() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        CountDownLatch arrived = new CountDownLatch(1);
        try (WireServer server =
                        new WireServer(
                                (request, out, connection) -> {
                                    arrived.countDown();
                                    end.complete(connection.getInputStream().read());
                                });
                Transport transport = new Transport(name -> null)) {
            CompletableFuture<BufferedResponse> response = get(transport, server.url("/"));
            assertTrue(arrived.await(10, TimeUnit.SECONDS));
            response.cancel(true);
            assertEquals(-1, end.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (WireServer server =
                new WireServer((request, out, connection) -> arrived.countDown())) {
            Transport transport = new Transport(name -> null);
            CompletableFuture<BufferedResponse> response = get(transport, server.url("/"));
            assertTrue(arrived.await(10, TimeUnit.SECONDS));
            transport.close();
            assertThrows(ExecutionException.class, () -> response.get(5, TimeUnit.SECONDS));
        }
    }
}
