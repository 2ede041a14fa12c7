package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.builtins.http.server.WireServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event streams and other bodies that are read as they arrive. */
class HttpStreamTest {
    private static final String STREAM =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n";

    private final HttpScript script = new HttpScript();
    private WireServer server = WireServer.answering("");

    @AfterEach
    void close() throws Exception {
        script.close();
        server.close();
    }

    private void serve(WireServer.Handler handler) {
        server = new WireServer(handler);
    }

    @Test
    void eachEventArrivesBeforeTheNextIsSent() {
        CountDownLatch first = new CountDownLatch(1);
        serve(
                (request, out, connection) -> {
                    WireServer.write(out, STREAM + "id: 7\nevent: tick\ndata: a\ndata: b\n\n");
                    // The server goes on only when the callback has run.
                    assertTrue(first.await(10, TimeUnit.SECONDS));
                    WireServer.write(out, ": comment\r\nretry: 50\r\ndata:c\r\n\r\n");
                    connection.close();
                });
        Value log = script.js("[]");
        Value callback = script.js("log => down => e => {log.push(JSON.stringify(e)); down();}");
        Value onEvent =
                callback.execute(log)
                        .execute(
                                (org.graalvm.polyglot.proxy.ProxyExecutable)
                                        arguments -> {
                                            first.countDown();
                                            return null;
                                        });
        Value options = script.js("f => ({on_event: f, stream: true})").execute(onEvent);
        var response =
                new HttpScript.Response(
                        script.builtin().get(script.string(server.url("/")), options));
        assertEquals(200, response.status());
        assertEquals("", response.body());
        assertEquals(
                "{\"event\":\"tick\",\"data\":\"a\\nb\",\"id\":\"7\"}",
                log.getArrayElement(0).asString());
        assertEquals(
                "{\"event\":\"message\",\"data\":\"c\",\"id\":\"7\",\"retry\":50}",
                log.getArrayElement(1).asString());
        assertEquals(2, log.getArraySize());
        assertEquals("text/event-stream", server.request().header("Accept"));
        assertEquals(null, server.request().header("Accept-Encoding"));
    }

    @Test
    void aCallbackThatReturnsFalseEndsTheStream() throws Exception {
        AtomicInteger end = new AtomicInteger(-2);
        serve(
                (request, out, connection) -> {
                    WireServer.write(out, STREAM + "data: 1\n\ndata: 2\n\ndata: 3\n\n");
                    connection.setSoTimeout(5_000);
                    end.set(connection.getInputStream().read());
                });
        Value seen = script.js("{n: 0}");
        Value options =
                script.js("seen => ({on_event: e => {seen.n++; return e.data !== '2';}})")
                        .execute(seen);
        script.builtin().get(script.string(server.url("/")), options);
        assertEquals(2, seen.getMember("n").asInt());
        for (int i = 0; i < 100 && end.get() == -2; i++) {
            Thread.sleep(20);
        }
        assertEquals(-1, end.get(), "the connection is closed");
    }

    @Test
    void anErrorOfTheCallbackComesThroughAndEndsTheStream() {
        serve((request, out, connection) -> WireServer.write(out, STREAM + "data: 1\n\n"));
        Value options = script.js("{on_event: e => {throw new Error('enough');}}");
        PolyglotException error =
                assertThrows(
                        PolyglotException.class,
                        () -> script.builtin().get(script.string(server.url("/")), options));
        assertTrue(error.getMessage().contains("enough"));
    }

    @Test
    void anAnswerThatIsNoEventStreamIsReturnedWhole() {
        serve(
                (request, out, connection) ->
                        WireServer.respond(
                                out, 401, "Content-Type: application/json\r\n", "{\"error\":1}"));
        var response =
                script.get(server.url("/"), "{on_event: () => {throw new Error('called');}}");
        assertEquals(401, response.status());
        assertEquals("{\"error\":1}", response.body());
    }

    @Test
    void redirectsAreFollowedBeforeTheStream() {
        serve(
                (request, out, connection) -> {
                    if (request.target().equals("/")) {
                        WireServer.respond(out, 307, "Location: /events\r\n", "");
                    } else {
                        WireServer.write(out, STREAM + "data: there\n\n");
                        connection.close();
                    }
                });
        Value seen = script.js("[]");
        Value options = script.js("seen => ({on_event: e => {seen.push(e.data);}})").execute(seen);
        script.builtin().post(script.string(server.url("/")), script.string("question"), options);
        assertEquals("there", seen.getArrayElement(0).asString());
        assertEquals("question", server.requests().get(1).text());
    }

    @Test
    void piecesOfAnyBodyCanBeStreamed() {
        CountDownLatch first = new CountDownLatch(1);
        serve(
                (request, out, connection) -> {
                    WireServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc");
                    assertTrue(first.await(10, TimeUnit.SECONDS));
                    WireServer.write(out, "def");
                });
        Value seen = script.js("[]");
        Value options =
                script.js("(seen, down) => ({stream: c => {seen.push(c); down();}})")
                        .execute(
                                seen,
                                (org.graalvm.polyglot.proxy.ProxyExecutable)
                                        arguments -> {
                                            first.countDown();
                                            return null;
                                        });
        script.builtin().get(script.string(server.url("/")), options);
        assertEquals("abc", seen.getArrayElement(0).asString());
        assertEquals("def", seen.getArrayElement(1).asString());
    }

    @Test
    void aStreamMayLastLongerThanTheTimeOutButNotBeSilentThatLong() {
        serve(
                (request, out, connection) -> {
                    WireServer.write(out, STREAM);
                    for (int i = 0; i < 6; i++) {
                        WireServer.write(out, "data: " + i + "\n\n");
                        Thread.sleep(200);
                    }
                    Thread.sleep(5_000);
                });
        Value seen = script.js("{n: 0}");
        Value options =
                script.js("seen => ({timeout: 0.8, on_event: () => {seen.n++;}})").execute(seen);
        String error =
                HttpScript.errorOf(
                        () -> script.builtin().get(script.string(server.url("/")), options));
        assertEquals(
                "http.get: request to "
                        + server.url("/")
                        + " failed: the stream fell silent; timed out after 0.8 s",
                error);
        assertEquals(6, seen.getMember("n").asInt());
    }

    @Test
    void aStreamThatBreaksOffIsAnError() {
        serve(
                (request, out, connection) -> {
                    WireServer.write(
                            out,
                            STREAM.replace("\r\n\r\n", "\r\nContent-Length: 100\r\n\r\n")
                                    + "data: 1\n\n");
                    connection.close();
                });
        assertTrue(
                HttpScript.errorOf(() -> script.get(server.url("/"), "{on_event: () => 1}"))
                        .endsWith("the server closed the connection before it had answered"));
    }

    @Test
    void retriesStopOnceTheCallbackHasHadSomething() {
        AtomicInteger calls = new AtomicInteger();
        serve(
                (request, out, connection) -> {
                    calls.incrementAndGet();
                    WireServer.write(
                            out,
                            STREAM.replace("\r\n\r\n", "\r\nContent-Length: 100\r\n\r\n")
                                    + "data: 1\n\n");
                    connection.close();
                });
        HttpScript.errorOf(() -> script.get(server.url("/"), "{retries: 3, on_event: () => 1}"));
        assertEquals(1, calls.get());
    }

    @Test
    void streamWithoutAFunctionIsAnError() {
        assertEquals(
                "http.get: stream must be a function, got boolean",
                HttpScript.errorOf(() -> script.get(server.url("/"), "{stream: true}")));
    }
}
