package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.builtins.http.server.WireServer;
import io.assay.runtime.builtins.http.server.WireServer.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request looks like on the wire. */
class HttpRequestTest {
    private final WireServer server = WireServer.answering("ok");
    private final HttpScript script = new HttpScript();

    @AfterEach
    void close() throws Exception {
        script.close();
        server.close();
    }

    @Test
    void aPlainGetSendsTheAutomaticHeadersOnceAndNoBody() {
        script.get(server.url("/a/b?c=d"));
        Seen request = server.request();
        assertEquals("GET /a/b?c=d HTTP/1.1", request.line());
        assertEquals("127.0.0.1:" + server.port(), request.header("Host"));
        assertEquals("*/*", request.header("Accept"));
        assertEquals("assay", request.header("User-Agent"));
        assertEquals("gzip, deflate, zstd", request.header("Accept-Encoding"));
        assertNull(request.header("Content-Type"));
        assertNull(request.header("Content-Length"));
        assertNull(request.header("Authorization"));
    }

    @Test
    void aCallersHeadersReplaceTheAutomaticOnesWhateverTheirCase() {
        script.post(
                server.url("/"),
                script.js("{a: 1}"),
                "{headers: {'content-type': 'application/vnd.x+json', 'ACCEPT': 'text/x',"
                        + " 'user-agent': 'mine', 'accept-encoding': 'identity', host: 'virtual.example:99'}}");
        Seen request = server.request();
        assertEquals("application/vnd.x+json", request.header("Content-Type"));
        assertEquals("text/x", request.header("Accept"));
        assertEquals("mine", request.header("User-Agent"));
        assertEquals("identity", request.header("Accept-Encoding"));
        assertEquals("virtual.example:99", request.header("Host"));
        assertEquals(
                request.headers().size(),
                new HashSet<>(
                                request.headers().stream()
                                        .map(h -> h.split(":")[0].toLowerCase())
                                        .toList())
                        .size());
    }

    @Test
    void aCallersConnectionHeaderIsSentAndExpectIsNot() {
        script.post(
                server.url("/"),
                script.string("x"),
                "{headers: {Connection: 'close', Expect: '100-continue'}}");
        script.get(server.url("/"));
        assertEquals("close", server.requests().get(0).header("Connection"));
        assertNull(server.requests().get(0).header("Expect"));
        assertNull(server.requests().get(0).header("assay-connection"));
        assertEquals("keep-alive", server.requests().get(1).header("Connection"));
    }

    @Test
    void headerValuesMayBeNumbersArraysAndUtf8() {
        script.get(
                server.url("/"),
                "{headers: {'X-Int': 5, 'X-Float': 1.5, 'X-Many': ['a', 'b'], 'X-Utf8': 'grün'}}");
        Seen request = server.request();
        assertEquals("5", request.header("X-Int"));
        assertEquals("1.5", request.header("X-Float"));
        assertEquals(List.of("a", "b"), request.all("X-Many"));
        byte[] sent = request.header("X-Utf8").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("grün", new String(sent, StandardCharsets.UTF_8));
    }

    @Test
    void aTableBodyIsJsonWithSortedKeysAndOneContentType() {
        script.post(server.url("/"), script.js("{b: [1, 2.5, 'x'], a: {c: true}}"), "null");
        Seen request = server.request();
        assertEquals("POST / HTTP/1.1", request.line());
        assertEquals("{\"a\":{\"c\":true},\"b\":[1,2.5,\"x\"]}", request.text());
        assertEquals("application/json", request.header("Content-Type"));
    }

    @Test
    void aStringBodyIsSentAsItIsWithoutContentType() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        script.put(server.url("/"), script.bytes(all), "null");
        Seen request = server.request();
        assertEquals("PUT", request.method());
        assertArrayEquals(all, request.body());
        assertEquals("256", request.header("Content-Length"));
        assertNull(request.header("Content-Type"));
    }

    @Test
    void noBodyIsAnEmptyBody() {
        script.post(server.url("/nil"), script.nil(), "null");
        script.patch(server.url("/empty"), script.string(""), "null");
        for (Seen request : server.requests()) {
            assertEquals("0", request.header("Content-Length"));
            assertEquals(0, request.body().length);
            assertNull(request.header("Content-Type"));
        }
    }

    @Test
    void optionsCanGiveAJsonOrFormBody() {
        script.post(server.url("/"), script.nil(), "{json: {x: 1}}");
        script.delete(server.url("/"), "{json: [1]}");
        script.post(server.url("/"), script.nil(), "{form: {b: 'x y&z', a: ['1', 2], 'ü': true}}");
        List<Seen> requests = server.requests();
        assertEquals("{\"x\":1}", requests.get(0).text());
        assertEquals("application/json", requests.get(0).header("Content-Type"));
        assertEquals("DELETE", requests.get(1).method());
        assertEquals("[1]", requests.get(1).text());
        assertEquals("a=1&a=2&b=x+y%26z&%C3%BC=true", requests.get(2).text());
        assertEquals("application/x-www-form-urlencoded", requests.get(2).header("Content-Type"));
    }

    @Test
    void theQueryTableIsEncodedAndAddedToTheUrls() {
        script.get(
                server.url("/q?have=1#fragment"),
                "{query: {query: 'up{job=\"x\"} > 0', list: ['a', 'b/c'], n: 5, yes: true, 'k&': '='}}");
        assertEquals(
                "/q?have=1&k%26=%3D&list=a&list=b%2Fc&n=5"
                        + "&query=up%7Bjob%3D%22x%22%7D%20%3E%200&yes=true",
                server.request().target());
    }

    @Test
    void urlsAreRepaired() {
        script.get(server.url("/a b/\"<ü>\"/%41%2f?q=up{job=\"x\"}|a^b[1]&r=%20`é#frag"));
        assertEquals(
                "/a%20b/%22%3C%C3%BC%3E%22/%41%2f?q=up%7Bjob=%22x%22%7D%7Ca%5Eb[1]&r=%20%60%C3%A9",
                server.request().target());
    }

    @Test
    void credentialsInTheUrlBecomeBasicAuthentication() {
        String url = server.url("/").replace("http://", "http://user:p%40ss@");
        script.get(url);
        script.get(url, "{headers: {authorization: 'Bearer t'}}");
        assertEquals("Basic dXNlcjpwQHNz", server.requests().get(0).header("Authorization"));
        assertEquals("Bearer t", server.requests().get(1).header("Authorization"));
        assertEquals("127.0.0.1:" + server.port(), server.requests().get(0).header("Host"));
    }

    @Test
    void aClientsOptionsHoldForItsCallsAndTheCallsWin() {
        var client =
                script.client("{headers: {'X-A': '1', 'X-B': '2'}, query: {k: 'v'}, timeout: 5}");
        script.call(client, "get", script.string(server.url("/1")));
        script.call(
                client,
                "post",
                script.string(server.url("/2")),
                script.string("body"),
                script.js("{headers: {'x-b': '3'}, query: {l: 1}}"));
        Seen first = server.requests().get(0);
        assertEquals("/1?k=v", first.target());
        assertEquals("2", first.header("X-B"));
        Seen second = server.requests().get(1);
        assertEquals("/2?k=v&l=1", second.target());
        assertEquals("1", second.header("X-A"));
        assertEquals("3", second.header("X-B"));
        assertEquals("body", second.text());
    }

    @Test
    void wrongArgumentsAreNamed() {
        String url = server.url("/");
        assertEquals(
                "http.get: first argument must be a URL string",
                HttpScript.errorOf(() -> script.builtin().get(script.js("5"), script.nil())));
        assertEquals(
                "http.get: second argument must be a table or nil",
                HttpScript.errorOf(() -> script.get(url, "'x'")));
        assertEquals(
                "http.post: second argument must be a string, table, or nil",
                HttpScript.errorOf(() -> script.post(url, script.js("true"), "null")));
        assertEquals(
                "http.post: third argument must be a table or nil",
                HttpScript.errorOf(() -> script.post(url, script.nil(), "5")));
        assertEquals(
                "http.get: header \"X\" must be a string or number, got function",
                HttpScript.errorOf(() -> script.get(url, "{headers: {X: () => 1}}")));
        assertEquals(
                "http.get: header \"X\" must not hold line breaks or zero bytes",
                HttpScript.errorOf(() -> script.get(url, "{headers: {X: 'a\\r\\nY: b'}}")));
        assertEquals(
                "http.get: \"a b\" can't be a header's name",
                HttpScript.errorOf(() -> script.get(url, "{headers: {'a b': '1'}}")));
        assertEquals(
                "http.get: timeout must be more than 0 seconds",
                HttpScript.errorOf(() -> script.get(url, "{timeout: 0}")));
        assertEquals(
                "http.get: retries must be a whole number, 0 or more",
                HttpScript.errorOf(() -> script.get(url, "{retries: -1}")));
        assertEquals(
                "http.get: follow_redirects must be a boolean, got string",
                HttpScript.errorOf(() -> script.get(url, "{follow_redirects: 'no'}")));
        assertEquals(
                "http.post: a body is given twice, as an argument and by json or form",
                HttpScript.errorOf(() -> script.post(url, script.string("x"), "{json: 1}")));
        assertEquals(
                "http.client: first argument must be a table or nil",
                HttpScript.errorOf(() -> script.client("5")));
        assertTrue(server.requests().isEmpty());
    }

    @Test
    void whatIsNoUrlIsSaidSoWithoutItsPassword() {
        assertEquals(
                "http.get: \"localhost:8080/x\" isn't a URL that starts with http:// or https://",
                HttpScript.errorOf(() -> script.get("localhost:8080/x")));
        assertEquals(
                "http.get: \"***@host/\" isn't a URL that starts with http:// or https://",
                HttpScript.errorOf(() -> script.get("ftp://user:secret@host/")));
        assertEquals(
                "http.get: \"65536\" isn't a port number",
                HttpScript.errorOf(() -> script.get("http://host:65536/")));
        assertEquals(
                "http.get: the URL names no host",
                HttpScript.errorOf(() -> script.get("http:///")));
    }
}
