package io.assay.runtime.builtins.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxySettingsTest {

    private static ProxySettings of(Map<String, String> environment) {
        return ProxySettings.of(environment::get);
    }

    @Test
    void eachSchemeHasItsVariable() {
        ProxySettings settings = of(Map.of("HTTP_PROXY", "http://a:1", "https_proxy", "b:2"));
        assertEquals("a:1", settings.choose(false, "x", 80).toString());
        assertEquals("b:2", settings.choose(true, "x", 443).toString());
        assertNull(of(Map.of("HTTP_PROXY", "http://a:1")).choose(true, "x", 443));
    }

    @Test
    void lowerCaseWinsAndAllStandsInForBoth() {
        ProxySettings settings =
                of(Map.of("HTTP_PROXY", "a:1", "http_proxy", "b:2", "ALL_PROXY", "socks5://c"));
        assertEquals("b:2", settings.choose(false, "x", 80).toString());
        ProxyAddress other = settings.choose(true, "x", 443);
        assertEquals(ProxyAddress.Kind.SOCKS5, other.kind());
        assertEquals("c:1080", other.toString());
    }

    @Test
    void anEmptyVariableIsNone() {
        assertNull(of(Map.of("HTTP_PROXY", " ")).choose(false, "x", 80));
    }

    @Test
    void underCgiTheUpperCaseVariableIsNotTrusted() {
        Map<String, String> environment = Map.of("HTTP_PROXY", "a:1", "REQUEST_METHOD", "GET");
        assertNull(of(environment).choose(false, "x", 80));
    }

    @Test
    void credentialsAndDefaultPortsAreRead() {
        ProxyAddress proxy =
                of(Map.of("http_proxy", "http://us%40er:p%3Ass@proxy.local/"))
                        .choose(false, "x", 80);
        assertEquals("us@er", proxy.user());
        assertEquals("p:ss", proxy.password());
        assertEquals("proxy.local:80", proxy.toString());
        assertEquals(443, of(Map.of("http_proxy", "p:443")).choose(false, "x", 80).port());
        assertEquals(
                "::1", of(Map.of("http_proxy", "http://[::1]:3128")).choose(false, "x", 80).host());
    }

    @Test
    void aValueThatIsNoProxyIsAnErrorThatDoesNotShowIt() {
        for (String value : new String[] {"https://u:secret@p:1", "http://u:secret@:x"}) {
            TransportException error =
                    assertThrows(
                            TransportException.class,
                            () -> of(Map.of("http_proxy", value)).choose(false, "x", 80));
            assertTrue(
                    error.getMessage()
                            .startsWith("the proxy that the environment names can't be used"));
            assertTrue(!error.getMessage().contains("secret"), error.getMessage());
        }
    }
}
