package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.assay.runtime.builtins.http.server.WireServer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What scripts get to see of a response. */
class HttpResponseTest {
    private final HttpScript script = new HttpScript();
    private WireServer server = WireServer.answering("");

    @AfterEach
    void close() throws Exception {
        script.close();
        server.close();
    }

    private void serve(int status, String headers, byte[] body) {
        server =
                new WireServer(
                        (request, out, connection) ->
                                WireServer.respond(out, status, headers, body));
    }

    private void serveRaw(String response) {
        server =
                new WireServer(
                        (request, out, connection) -> {
                            WireServer.write(out, response);
                            connection.close();
                        });
    }

    @Test
    void anyStatusIsANormalResult() {
        for (int status : new int[] {200, 204, 304, 404, 418, 500, 599}) {
            serveRaw("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n");
            assertEquals(status, script.get(server.url("/")).status());
        }
    }

    @Test
    void headersAreLowerCaseJoinedAndKeptApart() {
        serve(
                200,
                "X-One: 1\r\nSet-Cookie: a=1; Path=/\r\nX-TWO:  two \r\nSet-Cookie: b=2\r\n",
                new byte[0]);
        var response = script.get(server.url("/"));
        assertEquals("1", response.headers().get("x-one"));
        assertEquals("two", response.headers().get("x-two"));
        assertEquals("a=1; Path=/, b=2", response.headers().get("set-cookie"));
        assertEquals(List.of("a=1; Path=/", "b=2"), response.headerValues().get("set-cookie"));
        assertEquals(List.of("1"), response.headerValues().get("x-one"));
    }

    @Test
    void headersMayHoldUtf8() {
        serve(
                200,
                "X-Name: "
                        + new String(
                                "grün".getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1)
                        + "\r\n",
                new byte[0]);
        assertEquals("grün", script.get(server.url("/")).headers().get("x-name"));
    }

    @Test
    void bodiesKeepTheirBytes() {
        byte[] random = new byte[3_000_000];
        new Random(7).nextBytes(random);
        serve(200, "", random);
        assertArrayEquals(random, script.get(server.url("/")).bytes());
    }

    @Test
    void chunkedBodiesAndBodiesWithoutLengthAreRead() {
        serveRaw(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n3;x=y\r\nefg\r\n0\r\nTrailer: x\r\n\r\n");
        assertEquals("abcdefg", script.get(server.url("/")).body());
        serveRaw("HTTP/1.1 200 OK\r\n\r\nuntil the end");
        assertEquals("until the end", script.get(server.url("/")).body());
    }

    @Test
    void anInformationalResponseIsNotTheResponse() {
        serveRaw(
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        var response = script.get(server.url("/"));
        assertEquals(200, response.status());
        assertEquals("ok", response.body());
    }

    @Test
    void compressedContentIsDecodedAndNoLongerCalledCompressed() throws Exception {
        String text = "hello hello hello ".repeat(10_000);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        for (String coding : List.of("gzip", "deflate", "raw-deflate", "zstd")) {
            serve(
                    200,
                    "Content-Encoding: " + coding.replace("raw-", "") + "\r\n",
                    compress(coding, plain));
            var response = script.get(server.url("/"));
            assertEquals(text, response.body(), coding);
            assertFalse(response.headers().containsKey("content-encoding"), coding);
        }
    }

    @Test
    void contentOfTheReferenceZstdIsDecoded() {
        serve(
                200,
                "Content-Encoding: zstd\r\n",
                Base64.getDecoder().decode("KLUv/SQ6lQAAYGhlbGxvIHpzdGQsIAEA3yxJY+ufbw=="));
        assertEquals("hello zstd" + ", hello zstd".repeat(4), script.get(server.url("/")).body());
    }

    @Test
    void anUnknownCodingIsLeftAlone() {
        serve(200, "Content-Encoding: br\r\n", new byte[] {1, 2, 3});
        var response = script.get(server.url("/"));
        assertEquals("br", response.headers().get("content-encoding"));
        assertArrayEquals(new byte[] {1, 2, 3}, response.bytes());
    }

    @Test
    void anEmptyCompressedBodyIsEmpty() {
        for (String coding : List.of("gzip", "zstd")) {
            serve(200, "Content-Encoding: " + coding + "\r\n", new byte[0]);
            assertEquals("", script.get(server.url("/")).body());
        }
    }

    @Test
    void damagedCompressedContentIsAnError() {
        for (String coding : List.of("gzip", "zstd")) {
            serve(200, "Content-Encoding: " + coding + "\r\n", "no such thing".getBytes());
            assertEquals(
                    "http.get: request to "
                            + server.url("/")
                            + " failed: the response's compressed content is damaged",
                    HttpScript.errorOf(() -> script.get(server.url("/"))),
                    coding);
        }
    }

    @Test
    void aRangeOfCompressibleContentIsAskedForPlain() {
        server = WireServer.answering("x");
        script.get(server.url("/"), "{headers: {Range: 'bytes=0-1'}}");
        assertEquals(null, server.request().header("Accept-Encoding"));
    }

    @Test
    void longHeadersAreAccepted() {
        String value = "v".repeat(100_000);
        serve(200, "X-Long: " + value + "\r\n", new byte[0]);
        assertEquals(value, script.get(server.url("/")).headers().get("x-long"));
    }

    private static byte[] compress(String coding, byte[] plain) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (coding) {
                    case "gzip" -> new GZIPOutputStream(bytes);
                    case "deflate" -> new DeflaterOutputStream(bytes);
                    case "raw-deflate" -> new DeflaterOutputStream(bytes, new Deflater(9, true));
                    default -> new ZstdOutputStream(bytes);
                }) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
