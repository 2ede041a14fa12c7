package io.assay.runtime.builtins.http.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values are what browsers send, where not said otherwise. */
class RequestUrlTest {

    private static RequestUrl parse(String text) throws InvalidUrlException {
        return RequestUrl.parse(
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "http://host, http://host/",
        "HTTP://HOST/Path, http://host/Path",
        "https://host:443/, https://host/",
        "http://host:443/, http://host:443/",
        "http://host:80, http://host/",
        "http://host:/x, http://host/x",
        "http:host/x, http://host/x",
        "http:\\\\host\\a\\b, http://host/a/b",
        "http:////host/x, http://host/x",
        "'  http://host/x  ', http://host/x",
        "http://host?q, http://host/?q",
        "http://host#f, http://host/",
        "http://host/a#f?x, http://host/a",
        "http://host/a b, http://host/a%20b",
        "http://host/%, http://host/%25",
        "http://host/%4, http://host/%254",
        "http://host/%zz, http://host/%25zz",
        "http://host/%7e%7E, http://host/%7e%7E",
        "http://host/a/./b/../c/, http://host/a/c/",
        "http://host/a/%2e%2E/c, http://host/c",
        "http://host/../.., http://host/",
        "http://host/a/.., http://host/",
        "http://host/a//b, http://host/a//b",
        "http://host/a;b=c@d:e, http://host/a;b=c@d:e",
        "'http://host/\"<>`{}|^[]', http://host/%22%3C%3E%60%7B%7D%7C%5E%5B%5D",
        "'http://host/?\"<>''{}|^`', 'http://host/?%22%3C%3E%27%7B%7D%7C%5E%60'",
        "http://host/?match[]=a&x=?/, http://host/?match[]=a&x=?/",
        "http://host/ü?ü=é, http://host/%C3%BC?%C3%BC=%C3%A9",
        "http://bücher.example/, http://xn--bcher-kva.example/",
        "http://my_host:8080/, http://my_host:8080/",
        "http://[::1]:8080/x, http://[::1]:8080/x",
        "http://[FE80::1]/, http://[fe80::1]/",
        "http://127.0.0.1/, http://127.0.0.1/",
        "http://%65xample.com/, http://example.com/",
        "http://user:pw@host/, http://host/",
        "http://a@b@host/, http://host/",
    })
    void urlsAreReadAsBrowsersDo(String text, String expected) throws Exception {
        assertEquals(expected, parse(text).toUri().toString());
    }

    @Test
    void lineEndsAndTabsWithinAreDropped() throws Exception {
        assertEquals("http://host/ab", parse("ht\ntp://host/a\r\n\tb").toUri().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host/path",
                "/path",
                "localhost:80",
                "ftp://host/",
                "http://",
                "http:///",
                "http://:80",
                "http://ho st/",
                "http://host:port/",
                "http://host:70000/",
                "http://host:-1",
                "http://[::1/",
                "http://[x]/",
                "http://ho<st/",
                "http://@/",
                "http://a|b/",
                "javascript:alert(1)"
            })
    void otherTextsAreNoUrls(String text) {
        assertThrows(InvalidUrlException.class, () -> parse(text));
    }

    @Test
    void everyByteCanStandInPathAndQuery() throws Exception {
        StringBuilder all = new StringBuilder();
        for (char c = 1; c < 256; c++) {
            if ("\t\r\n#?/\\%".indexOf(c) < 0) {
                all.append(c);
            }
        }
        RequestUrl url = RequestUrl.parse("http://host/x" + all + "y?x" + all + "y");
        assertEquals("/x" + all + "y", PercentEncoding.decode(url.toUri().getRawPath()));
        assertEquals("x" + all + "y", PercentEncoding.decode(url.toUri().getRawQuery()));
    }

    @Test
    void messagesHideSecrets() throws Exception {
        assertEquals(
                "https://***@host:1/p?a=1&X-Amz-Signature=***&client_secret=***&apikey=***&z=2",
                parse("https://u:p@host:1/p?a=1&X-Amz-Signature=s&client_secret=s&apikey=s&z=2")
                        .forMessages());
    }

    @Test
    void credentialsStayWithTheServerOrItsTls() throws Exception {
        RequestUrl plain = parse("http://host/a");
        assertTrue(plain.sharesCredentialsWith(parse("http://HOST:80/b")));
        assertTrue(plain.sharesCredentialsWith(parse("https://host/b")));
        assertFalse(plain.sharesCredentialsWith(parse("http://host:81/b")));
        assertFalse(plain.sharesCredentialsWith(parse("http://sub.host/b")));
        assertFalse(parse("https://host/").sharesCredentialsWith(parse("http://host/")));
        assertFalse(parse("http://host:81/").sharesCredentialsWith(parse("https://host/")));
    }
}
