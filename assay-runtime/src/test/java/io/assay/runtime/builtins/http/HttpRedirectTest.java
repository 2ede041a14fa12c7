package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.assay.runtime.builtins.http.server.WireServer;
import io.assay.runtime.builtins.http.server.WireServer.Seen;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules of redirects. The server sends {@code /STATUS/LOCATION} on to LOCATION with that
 * status.
 */
class HttpRedirectTest {
    private final WireServer server =
            new WireServer(
                    (request, out, connection) -> {
                        if (request.target().matches("/30\\d/.*")) {
                            String location = request.target().substring(5);
                            WireServer.respond(
                                    out,
                                    Integer.parseInt(request.target().substring(1, 4)),
                                    "Location: " + location + "\r\n",
                                    "moved");
                        } else {
                            WireServer.respond(out, 200, "", "end");
                        }
                    });
    private final WireServer other = WireServer.answering("other");
    private final HttpScript script = new HttpScript();

    @AfterEach
    void close() throws Exception {
        script.close();
        server.close();
        other.close();
    }

    private Seen last() {
        List<Seen> requests = server.requests();
        return requests.getLast();
    }

    @Test
    void afterMovedFoundAndSeeOtherAPostBecomesAGetWithoutBody() {
        for (int status : new int[] {301, 302, 303}) {
            var response =
                    script.post(
                            server.url("/" + status + "//end"),
                            script.js("{a: 1}"),
                            "{headers: {Authorization: 'Bearer t', 'X-Own': '1'}}");
            assertEquals("end", response.body());
            assertEquals("GET /end HTTP/1.1", last().line());
            assertEquals(0, last().body().length);
            assertNull(last().header("Content-Type"));
            assertEquals("Bearer t", last().header("Authorization"));
            assertEquals("1", last().header("X-Own"));
        }
    }

    @Test
    void temporaryAndPermanentRedirectRepeatMethodAndBody() {
        for (int status : new int[] {307, 308}) {
            script.post(server.url("/" + status + "//end"), script.js("{a: 1}"), "null");
            assertEquals("POST /end HTTP/1.1", last().line());
            assertEquals("{\"a\":1}", last().text());
            assertEquals("application/json", last().header("Content-Type"));
            script.delete(server.url("/" + status + "//end"), "null");
            assertEquals("DELETE /end HTTP/1.1", last().line());
        }
    }

    @Test
    void credentialsStayWithTheirHost() {
        String target = other.url("/x");
        var response =
                script.get(
                        server.url("/302/" + target),
                        "{headers: {Authorization: 'Bearer t', Cookie: 'c=1', Host: 'virtual', 'X-Own': '1'}}");
        assertEquals("other", response.body());
        Seen request = other.request();
        assertNull(request.header("Authorization"));
        assertNull(request.header("Cookie"));
        assertEquals("127.0.0.1:" + other.port(), request.header("Host"));
        assertEquals("1", request.header("X-Own"));
        assertEquals("virtual", server.request().header("Host"));
    }

    @Test
    void credentialsOfTheUrlAreNotSentToAnotherHost() {
        String url = server.url("/302/" + other.url("/x")).replace("http://127", "http://u:p@127");
        // The replacement also reaches the target inside the path; take it out there.
        script.get(url.replace("/302/http://u:p@", "/302/http://"));
        assertEquals("Basic dTpw", server.request().header("Authorization"));
        assertNull(other.request().header("Authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b?c, next?q=1, /a/next?q=1",
        "/a/b/, ../x/./y?z#f, /a/x/y?z",
        "/a/b?c, ?d, /a/b?d",
        "/a/b?c, /x y, /x%20y",
        "/a/b?c, ../../.., /",
        "/a/b?c, '', /a/b?c",
    })
    void relativeLocationsAreResolved(String from, String location, String expected)
            throws Exception {
        AtomicBoolean moved = new AtomicBoolean();
        try (WireServer once =
                new WireServer(
                        (request, out, connection) ->
                                WireServer.respond(
                                        out,
                                        moved.getAndSet(true) ? 200 : 302,
                                        "Location: " + location + "\r\n",
                                        ""))) {
            assertEquals(200, script.get(once.url(from)).status());
            assertEquals(expected, once.requests().get(1).target());
        }
    }

    @Test
    void followingCanBeTurnedOffForACallAndAClient() {
        var response = script.get(server.url("/302//end"), "{follow_redirects: false}");
        assertEquals(302, response.status());
        assertEquals("/end", response.headers().get("location"));
        assertEquals("moved", response.body());
        var client = script.client("{follow_redirects: false}");
        String url = server.url("/302//end");
        assertEquals(302, script.call(client, "get", script.string(url)).status());
        assertEquals(
                200,
                script.call(
                                client,
                                "get",
                                script.string(url),
                                script.js("{follow_redirects: true}"))
                        .status());
    }

    @Test
    void aClientWithOptionsFollowsByDefault() {
        var client = script.client("{timeout: 5}");
        assertEquals(
                "end", script.call(client, "get", script.string(server.url("/301//end"))).body());
    }

    @Test
    void tenRedirectsAreFollowedAndElevenAreTooMany() {
        String ten = "/302/".repeat(10) + "/end";
        assertEquals("end", script.get(server.url(ten)).body());
        String eleven = "/302/".repeat(11) + "/end";
        String error = HttpScript.errorOf(() -> script.get(server.url(eleven)));
        assertEquals(
                "http.get: request to "
                        + server.url("/302//end")
                        + " failed: too many redirects (more than 10)",
                error);
    }

    @Test
    void aRedirectToAnotherSchemeIsAnError() {
        assertEquals(
                "http.get: request to "
                        + server.url("/302/file:///etc/passwd")
                        + " failed: the redirect can't be followed: the server redirects to a URL of"
                        + " scheme \"file\"",
                HttpScript.errorOf(() -> script.get(server.url("/302/file:///etc/passwd"))));
    }

    @Test
    void whatOnlyLooksLikeARedirectIsAResponse() {
        assertEquals(304, script.get(server.url("/304//x")).status());
        assertEquals(300, script.get(server.url("/300//x")).status());
    }
}
