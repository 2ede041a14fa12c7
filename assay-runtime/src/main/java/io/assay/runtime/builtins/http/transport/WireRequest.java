package io.assay.runtime.builtins.http.transport;

import io.assay.runtime.builtins.http.url.RequestUrl;
import java.util.List;

/**
 * A request as it goes over the wire, complete but for what only the connection knows (lengths,
 * keep-alive).
 *
 * @param method the method in capitals
 * @param url where to
 * @param headers all headers, the automatic ones included; without Host the URL's is sent
 * @param body the body's bytes; empty for none
 */
public record WireRequest(String method, RequestUrl url, List<Header> headers, byte[] body) {

    public WireRequest {
        headers = List.copyOf(headers);
    }

    /** Whether sending it twice does no more than sending it once (RFC 9110, section 9.2.2). */
    public boolean isIdempotent() {
        return switch (method) {
            case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }
}
