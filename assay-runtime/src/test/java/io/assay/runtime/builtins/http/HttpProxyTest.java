package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.builtins.http.server.ProxyServer;
import io.assay.runtime.builtins.http.server.WireServer;
import io.assay.runtime.builtins.http.server.WireServer.Seen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plain requests by way of proxies; tunnels with TLS inside are tested with the TLS server. */
class HttpProxyTest {

    @Test
    void anHttpProxyGetsTheAbsoluteUrl() throws Exception {
        try (WireServer proxy = WireServer.answering("by proxy");
                HttpScript script =
                        new HttpScript(
                                Map.of(
                                        "http_proxy",
                                        "http://me:pw@127.0.0.1:" + proxy.port(),
                                        "NO_PROXY",
                                        "direct.test"))) {
            var response =
                    script.get("http://unknown.test:8080/a b?c=d", "{headers: {Host: 'virtual'}}");
            assertEquals("by proxy", response.body());
            script.post("http://unknown.test/x", script.string("body"), "null");
            Seen first = proxy.requests().get(0);
            assertEquals("GET http://unknown.test:8080/a%20b?c=d HTTP/1.1", first.line());
            assertEquals("virtual", first.header("Host"));
            assertEquals("Basic bWU6cHc=", first.header("Proxy-Authorization"));
            Seen second = proxy.requests().get(1);
            assertEquals("POST http://unknown.test/x HTTP/1.1", second.line());
            assertEquals("unknown.test", second.header("Host"));
            assertEquals("body", second.text());
            assertTrue(
                    HttpScript.errorOf(() -> script.get("http://direct.test/"))
                            .contains("unknown host \"direct.test\""));
        }
    }

    @Test
    void aProxyNamedByNameIsLookedUp() throws Exception {
        try (WireServer proxy = WireServer.answering("by proxy");
                HttpScript script =
                        new HttpScript(Map.of("ALL_PROXY", "http://localhost:" + proxy.port()))) {
            assertEquals("by proxy", script.get("http://unknown.test/").body());
        }
    }

    @Test
    void aSocksProxyLooksTheNameUpAndTunnels() throws Exception {
        try (WireServer server = WireServer.answering("through");
                ProxyServer proxy = ProxyServer.socks5();
                HttpScript script =
                        new HttpScript(
                                Map.of("ALL_PROXY", "socks5h://localhost:" + proxy.port()))) {
            String url = "http://unknown.test:" + server.port() + "/p";
            assertEquals("through", script.get(url).body());
            assertEquals("through", script.get(url).body());
            assertEquals(List.of(List.of("unknown.test:" + server.port())), proxy.asked());
            assertEquals("/p", server.requests().getFirst().target());
        }
    }

    @Test
    void aSocksProxyThatRefusesIsAnErrorAtOnce() throws Exception {
        try (ProxyServer proxy = ProxyServer.refusingSocks5();
                HttpScript script =
                        new HttpScript(Map.of("ALL_PROXY", "socks5://127.0.0.1:" + proxy.port()))) {
            assertEquals(
                    "http.get: request to http://unknown.test/ failed: no connection through the proxy",
                    HttpScript.errorOf(() -> script.get("http://unknown.test/", "{timeout: 5}")));
        }
    }

    @Test
    void aTunnelThatIsRefusedIsExplained() throws Exception {
        try (ProxyServer proxy = ProxyServer.refusing("407 Proxy Authentication Required");
                HttpScript script =
                        new HttpScript(Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port()))) {
            assertEquals(
                    "http.get: request to https://unknown.test/ failed:"
                            + " the proxy refused: 407 Proxy Authentication Required",
                    HttpScript.errorOf(() -> script.get("https://unknown.test/", "{timeout: 5}")));
            assertEquals("CONNECT unknown.test:443 HTTP/1.1", proxy.asked().getFirst().getFirst());
        }
    }

    @Test
    void aProxyThatIsNotThereIsAnError() {
        try (HttpScript script =
                new HttpScript(Map.of("http_proxy", "http://no-proxy.invalid:1"))) {
            assertEquals(
                    "http.get: request to http://unknown.test/ failed: unknown host \"no-proxy.invalid\"",
                    HttpScript.errorOf(() -> script.get("http://unknown.test/", "{timeout: 5}")));
        }
    }

    @Test
    void aVariableThatNamesNoProxyIsAnError() {
        try (HttpScript script = new HttpScript(Map.of("http_proxy", "quic://x"))) {
            assertEquals(
                    "http.get: request to http://unknown.test/ failed: the proxy that the environment"
                            + " names can't be used: a proxy of scheme \"quic\" can't be used; http,"
                            + " socks4 and socks5 can",
                    HttpScript.errorOf(() -> script.get("http://unknown.test/", "{timeout: 5}")));
        }
    }
}
