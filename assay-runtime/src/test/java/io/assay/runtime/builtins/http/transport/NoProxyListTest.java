package io.assay.runtime.builtins.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyListTest {

    @ParameterizedTest
    @CsvSource({
        "'', example.com, 80, false",
        "*, example.com, 80, true",
        "example.com, example.com, 80, true",
        "example.com, sub.example.com, 80, true",
        "example.com, badexample.com, 80, false",
        "example.com, EXAMPLE.com., 80, true",
        ".example.com, sub.example.com, 80, true",
        "*.example.com, sub.example.com, 80, true",
        "example.com:8080, example.com, 8080, true",
        "example.com:8080, example.com, 80, false",
        "' a.b , c.d ', c.d, 80, true",
        "a.b c.d, c.d, 80, true",
        "127.0.0.1, 127.0.0.1, 80, true",
        "27.0.0.1, 127.0.0.1, 80, false",
        "10.0.0.0/8, 10.9.8.7, 80, true",
        "10.0.0.0/8, 11.9.8.7, 80, false",
        "10.0.0.0/30, 10.0.0.3, 80, true",
        "10.0.0.0/30, 10.0.0.4, 80, false",
        "10.0.0.0/99, 10.0.0.0, 80, false",
        "::1, ::1, 80, true",
        "[::1]:80, ::1, 80, true",
        "[::1]:81, ::1, 80, false",
        "fd00::/8, fd12::1, 80, true",
        "fd00::/8, 10.0.0.1, 80, false",
        "0:0:0:0:0:0:0:1, ::1, 80, true",
    })
    void whoIsReachedDirectly(String list, String host, int port, boolean direct) {
        assertEquals(
                direct,
                NoProxyList.parse(list).contains(host.toLowerCase(java.util.Locale.ROOT), port));
    }
}
