package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.builtins.http.server.NginxServer;
import io.assay.runtime.builtins.http.server.ProxyServer;
import io.assay.runtime.builtins.http.server.TestAuthority;
import io.assay.runtime.builtins.http.server.WireServer;
import io.assay.runtime.builtins.http.transport.BufferedResponse;
import io.assay.runtime.builtins.http.transport.TlsSettings;
import io.assay.runtime.builtins.http.transport.Transport;
import io.assay.runtime.builtins.http.transport.WireRequest;
import io.assay.runtime.builtins.http.url.RequestUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, HTTP/2 and large bodies, against nginx. */
class HttpTlsTest {
    @TempDir static Path folder;

    private static TestAuthority authority;
    private static NginxServer nginx;
    private static WireServer uploads;
    private static byte[] big;
    private static int good;
    private static int http1;
    private static int expired;
    private static int wrongHost;
    private static int mutual;
    private static int plain;

    private HttpScript script = new HttpScript();

    @BeforeAll
    static void start() throws Exception {
        authority = new TestAuthority(folder);
        authority.issue("good", "DNS:localhost,IP:127.0.0.1", 30);
        authority.issue("expired", "DNS:localhost", -1);
        authority.issue("wrong", "DNS:elsewhere.example", 30);
        authority.issue("client", "DNS:client", 30);
        uploads = WireServer.answering("got it");
        big = new byte[20_000_000];
        new Random(1).nextBytes(big);
        Path www = Files.createDirectories(folder.resolve("www"));
        Files.write(www.resolve("big.bin"), big);
        Files.writeString(www.resolve("page.html"), "<p>hello</p>".repeat(1000));
        good = NginxServer.freePort();
        http1 = NginxServer.freePort();
        expired = NginxServer.freePort();
        wrongHost = NginxServer.freePort();
        mutual = NginxServer.freePort();
        plain = NginxServer.freePort();
        String locations =
                """
                root www; http2_max_concurrent_streams 10; gzip on; gzip_types *; gzip_min_length 1;
                location /echo { default_type text/plain;
                  return 200 "$server_protocol $request_method $http_host $request_uri $http_connection"; }
                location /cookies { add_header Set-Cookie a=1; add_header Set-Cookie b=2; return 204; }
                location /upload { proxy_pass http://127.0.0.1:UPLOADS; }
                location /moved { return 302 /echo; }
                """
                        .replace("UPLOADS", String.valueOf(uploads.port()));
        nginx =
                new NginxServer(
                        folder,
                        server(good, "ssl http2", "good", locations)
                                + server(http1, "ssl", "good", locations)
                                + server(expired, "ssl", "expired", locations)
                                + server(wrongHost, "ssl", "wrong", locations)
                                + "server { listen 127.0.0.1:"
                                + plain
                                + "; }\n"
                                + server(
                                        mutual,
                                        "ssl",
                                        "good",
                                        "ssl_verify_client on; ssl_client_certificate ca.pem;"
                                                + "location / { return 200 $ssl_client_s_dn; }"),
                        good);
    }

    private static String server(int port, String flags, String certificate, String rest) {
        return "server { listen 127.0.0.1:%d %s; ssl_certificate %s.pem; ssl_certificate_key %s.key; %s }\n"
                .formatted(port, flags, certificate, certificate, rest);
    }

    @AfterAll
    static void stop() throws Exception {
        nginx.close();
        uploads.close();
    }

    @BeforeEach
    void open() {
        script = new HttpScript(Map.of(), folder);
    }

    @AfterEach
    void close() {
        script.close();
    }

    private static String url(int port, String path) {
        return "https://localhost:" + port + path;
    }

    @Test
    void http2IsSpokenWhereItIsOffered() {
        String body = script.get(url(good, "/echo?a=b c"), "{ca_cert_file: 'ca.pem'}").body();
        assertEquals("HTTP/2.0 GET localhost:" + good + " /echo?a=b%20c ", body);
    }

    @Test
    void http1IsSpokenWhereItIsNot() {
        String body = script.get(url(http1, "/echo"), "{ca_cert_file: 'ca.pem'}").body();
        assertTrue(body.startsWith("HTTP/1.1 GET localhost:" + http1 + " /echo"), body);
    }

    @Test
    void aCallersHostIsSentOverHttp2() {
        String body =
                script.get(
                                url(good, "/echo"),
                                "{ca_cert_file: 'ca.pem', headers: {Host: 'virtual.example'}}")
                        .body();
        assertEquals("HTTP/2.0 GET virtual.example /echo ", body);
    }

    @Test
    void moreRequestsThanAnHttp2ServerTakesAtOnceWaitTheirTurn() throws Exception {
        TlsSettings trust = new TlsSettings(true, List.of(), List.of(), null);
        try (Transport transport = new Transport(name -> null)) {
            List<CompletableFuture<BufferedResponse>> responses = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                responses.add(
                        transport.send(
                                new WireRequest(
                                        "POST",
                                        RequestUrl.parse(url(good, "/echo?" + i)),
                                        List.of(),
                                        new byte[0]),
                                trust,
                                Duration.ofSeconds(30)));
            }
            for (int i = 0; i < 150; i++) {
                BufferedResponse response = responses.get(i).get(30, TimeUnit.SECONDS);
                assertEquals(200, response.head().status());
                assertTrue(new String(response.body()).endsWith("/echo?" + i + " "));
            }
        }
    }

    @Test
    void caCertificatesCanBeGivenAsText() throws Exception {
        String pem = Files.readString(authority.certificate());
        var client = script.client("{ca_cert: `" + pem + "`}");
        assertEquals(200, script.call(client, "get", script.string(url(good, "/echo"))).status());
    }

    @Test
    void headersAndRedirectsOverHttp2() {
        var response = script.get(url(good, "/cookies"), "{ca_cert_file: 'ca.pem'}");
        assertEquals(204, response.status());
        assertEquals("a=1, b=2", response.headers().get("set-cookie"));
        assertTrue(
                response.headers().keySet().stream().noneMatch(name -> name.startsWith("x-http2")));
        assertEquals(200, script.get(url(good, "/moved"), "{ca_cert_file: 'ca.pem'}").status());
        assertEquals(404, script.get(url(good, "/none"), "{ca_cert_file: 'ca.pem'}").status());
    }

    @Test
    void largeBodiesKeepTheirBytesCompressedOrNot() {
        for (int port : new int[] {good, http1}) {
            assertArrayEquals(
                    big, script.get(url(port, "/big.bin"), "{ca_cert_file: 'ca.pem'}").bytes());
            assertArrayEquals(
                    big,
                    script.get(
                                    url(port, "/big.bin"),
                                    "{ca_cert_file: 'ca.pem', headers: {'Accept-Encoding': 'identity'}}")
                            .bytes());
        }
    }

    @Test
    void largeBodiesAreSentWhole() {
        for (int port : new int[] {good, http1}) {
            var response =
                    script.post(
                            url(port, "/upload"),
                            script.bytes(big),
                            "{ca_cert_file: 'ca.pem', headers: {Connection: 'keep-alive'}}");
            assertEquals("got it", response.body());
            assertArrayEquals(big, uploads.requests().getLast().body());
        }
    }

    @Test
    void textIsDecompressed() {
        var response = script.get(url(good, "/page.html"), "{ca_cert_file: 'ca.pem'}");
        assertEquals("<p>hello</p>".repeat(1000), response.body());
    }

    @Test
    void anUnknownAuthorityIsNotTrusted() {
        assertEquals(
                "http.get: request to "
                        + url(good, "/")
                        + " failed: TLS: the server's certificate isn't trusted: it leads to no known authority",
                HttpScript.errorOf(() -> script.get(url(good, "/"))));
    }

    @Test
    void anExpiredCertificate() {
        assertEquals(
                "http.get: request to "
                        + url(expired, "/")
                        + " failed: TLS: the server's certificate has expired",
                HttpScript.errorOf(
                        () -> script.get(url(expired, "/"), "{ca_cert_file: 'ca.pem'}")));
    }

    @Test
    void aCertificateForAnotherHost() {
        assertEquals(
                "http.get: request to "
                        + url(wrongHost, "/")
                        + " failed: TLS: the server's certificate is not for host \"localhost\"",
                HttpScript.errorOf(
                        () -> script.get(url(wrongHost, "/"), "{ca_cert_file: 'ca.pem'}")));
    }

    @Test
    void insecureTrustsAnybodyButOnlyWhereItIsSaid() {
        for (int port : new int[] {good, expired, wrongHost}) {
            assertEquals(200, script.get(url(port, "/echo"), "{insecure: true}").status());
        }
        HttpScript.errorOf(() -> script.get(url(good, "/echo")));
    }

    @Test
    void aPortThatSpeaksNoTls() {
        assertEquals(
                "http.get: request to "
                        + url(plain, "/")
                        + " failed: TLS: the server doesn't speak TLS on this port",
                HttpScript.errorOf(() -> script.get(url(plain, "/"), "{timeout: 5}")));
    }

    @Test
    void aClientCertificateIsShownFromFilesOrText() throws Exception {
        var response =
                script.get(
                        url(mutual, "/"),
                        "{ca_cert_file: 'ca.pem', client_cert: 'client.pem', client_key: 'client.key'}");
        assertEquals("CN=client", response.body());
        String options =
                "{ca_cert_file: 'ca.pem', client_cert: `%s`, client_key: `%s`}"
                        .formatted(
                                Files.readString(folder.resolve("client.pem")),
                                Files.readString(folder.resolve("client.key")));
        assertEquals("CN=client", script.get(url(mutual, "/"), options).body());
    }

    @Test
    void withoutAClientCertificateTheServerSaysSo() {
        var response = script.get(url(mutual, "/"), "{ca_cert_file: 'ca.pem'}");
        assertEquals(400, response.status());
        assertTrue(response.body().contains("No required SSL certificate was sent"));
    }

    @Test
    void aBodyEndsWithTheTlsConnectionEvenIfTheServerWaitsForTheClient() throws Exception {
        int port = NginxServer.freePort();
        Process server =
                authority.serve(
                        port,
                        "-cert",
                        "good.pem",
                        "-key",
                        "good.key",
                        "-Verify",
                        "1",
                        "-verify_return_error",
                        "-CAfile",
                        "ca.pem",
                        "-www");
        try {
            var response =
                    script.get(
                            url(port, "/"),
                            "{ca_cert_file: 'ca.pem', client_cert: 'client.pem', client_key: 'client.key',"
                                    + " retries: 20}");
            assertEquals(200, response.status());
            assertTrue(response.body().endsWith("</BODY></HTML>\r\n\r\n"), response.body());
            assertEquals(
                    "http.get: request to "
                            + url(port, "/")
                            + " failed: TLS: the server wants a client certificate that it trusts",
                    HttpScript.errorOf(
                            () -> script.get(url(port, "/"), "{ca_cert_file: 'ca.pem'}")));
        } finally {
            server.destroy();
        }
    }

    @Test
    void badCertificateOptionsAreNamed() {
        assertEquals(
                "http.client: failed to read CA cert file \"none.pem\":"
                        + " No such file or directory (os error 2)",
                HttpScript.errorOf(() -> script.client("{ca_cert_file: 'none.pem'}")));
        assertEquals(
                "http.client: invalid PEM in \"good.csr\": no certificate found",
                HttpScript.errorOf(() -> script.client("{ca_cert_file: 'good.csr'}"))
                        .replaceFirst("(\"good.csr\": ).*", "$1no certificate found"));
        assertEquals(
                "http.client: invalid CA cert PEM: no certificate found",
                HttpScript.errorOf(() -> script.client("{ca_cert: 'x'}")));
        assertEquals(
                "http.client: client_cert and client_key must be given together",
                HttpScript.errorOf(() -> script.client("{client_cert: 'client.pem'}")));
        assertEquals(
                "http.client: invalid client_key PEM: no private key found",
                HttpScript.errorOf(
                        () ->
                                script.client(
                                        "{client_cert: 'client.pem', client_key: 'client.pem'}")));
    }

    @Test
    void tlsGoesThroughTunnels() throws Exception {
        try (ProxyServer http = ProxyServer.http();
                ProxyServer socks = ProxyServer.socks5()) {
            for (String proxy :
                    new String[] {
                        "http://me:pw@127.0.0.1:" + http.port(),
                        "socks5://localhost:" + socks.port()
                    }) {
                try (HttpScript behind = new HttpScript(Map.of("HTTPS_PROXY", proxy), folder)) {
                    var response = behind.get(url(good, "/echo"), "{ca_cert_file: 'ca.pem'}");
                    assertEquals("HTTP/2.0 GET localhost:" + good + " /echo ", response.body());
                    assertEquals(
                            "http.get: request to "
                                    + url(good, "/")
                                    + " failed: TLS: the server's certificate isn't trusted: it leads to no"
                                    + " known authority",
                            HttpScript.errorOf(() -> behind.get(url(good, "/"))));
                }
            }
            assertEquals(
                    "CONNECT localhost:" + good + " HTTP/1.1", http.asked().getFirst().getFirst());
            assertTrue(
                    http.asked().getFirst().stream()
                            .anyMatch(
                                    line ->
                                            line.equalsIgnoreCase(
                                                    "proxy-authorization: Basic bWU6cHc=")));
            assertEquals("localhost:" + good, socks.asked().getFirst().getFirst());
        }
    }
}
