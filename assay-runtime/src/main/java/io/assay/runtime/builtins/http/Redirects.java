package io.assay.runtime.builtins.http;

import io.assay.runtime.builtins.http.transport.Header;
import io.assay.runtime.builtins.http.transport.ResponseHead;
import io.assay.runtime.builtins.http.transport.WireRequest;
import io.assay.runtime.builtins.http.url.InvalidUrlException;
import io.assay.runtime.builtins.http.url.RequestUrl;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to ask for after a redirect (RFC 9110, section 15.4). */
final class Redirects {
    /** How many redirects one request may take. */
    static final int LIMIT = 10;

    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "cookie", "cookie2", "proxy-authorization", "www-authenticate");

    private Redirects() {}

    /**
     * The request that follows a response, or null when the response is no redirect.
     *
     * <p>After 301, 302 and 303 the new request is a GET without a body; 307 and 308 repeat the
     * request as it was. What identifies the user isn't sent to another server.
     *
     * @throws InvalidUrlException when the redirect leads nowhere
     */
    static @Nullable WireRequest next(WireRequest request, ResponseHead head)
            throws InvalidUrlException {
        boolean repeated = head.status() == 307 || head.status() == 308;
        if (!repeated && (head.status() < 301 || head.status() > 303)) {
            return null;
        }
        String location = head.first("location");
        if (location == null) {
            return null;
        }
        RequestUrl target = request.url().resolve(location);
        boolean sameServer = request.url().sharesCredentialsWith(target);
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        boolean keepsBody = repeated || reading;
        List<Header> headers =
                request.headers().stream()
                        .filter(header -> isKept(header, sameServer, keepsBody))
                        .toList();
        return new WireRequest(
                keepsBody ? request.method() : "GET",
                target,
                headers,
                keepsBody ? request.body() : new byte[0]);
    }

    private static boolean isKept(Header header, boolean sameServer, boolean keepsBody) {
        String name = header.name().toLowerCase(Locale.ROOT);
        if (!keepsBody && name.startsWith("content-")) {
            return false;
        }
        return sameServer || !(CREDENTIALS.contains(name) || name.equals("host"));
    }
}
