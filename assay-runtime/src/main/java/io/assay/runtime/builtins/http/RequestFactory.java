package io.assay.runtime.builtins.http;

import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.ByteStrings;
import io.assay.runtime.builtins.http.transport.Header;
import io.assay.runtime.builtins.http.transport.Transport;
import io.assay.runtime.builtins.http.transport.WireRequest;
import io.assay.runtime.builtins.http.url.InvalidUrlException;
import io.assay.runtime.builtins.http.url.RequestUrl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Puts requests together: the script's URL, body and headers, and the headers that nobody has to
 * write.
 */
final class RequestFactory {
    private static final String USER_AGENT = "assay";

    private RequestFactory() {}

    /**
     * A request as it is sent first.
     *
     * @param function the called function's name, for messages
     * @param body the call's body, or null for the one that the options give, if any
     */
    static WireRequest create(
            String function,
            String method,
            Value url,
            @Nullable Payload body,
            CallOptions options) {
        if (body != null && options.payload() != null) {
            throw new BuiltinException(
                    function + ": a body is given twice, as an argument and by json or form");
        }
        Payload payload = body != null ? body : options.payload();
        RequestUrl target = url(function, url).withQuery(options.query());
        Payload content = payload == null ? Payload.NONE : payload;
        return new WireRequest(
                method,
                target,
                CallOptions.overlay(automatic(target, content, options), options.headers()),
                content.bytes());
    }

    private static RequestUrl url(String function, Value url) {
        if (!ByteStrings.isByteString(url)) {
            throw new BuiltinException(function + ": first argument must be a URL string");
        }
        try {
            return RequestUrl.parse(new String(ByteStrings.read(url), StandardCharsets.ISO_8859_1));
        } catch (InvalidUrlException e) {
            throw new BuiltinException(function + ": " + e.getMessage(), e);
        }
    }

    private static List<Header> automatic(RequestUrl url, Payload payload, CallOptions options) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Accept", options.onEvent() == null ? "*/*" : "text/event-stream"));
        headers.add(new Header("User-Agent", USER_AGENT));
        boolean partial =
                options.headers().stream()
                        .anyMatch(header -> header.name().equalsIgnoreCase("range"));
        // A range counts the bytes of the encoded content, and pieces of a stream are passed on as
        // they come.
        if (!partial && !options.isStreaming()) {
            headers.add(new Header("Accept-Encoding", Transport.ACCEPTED_CODINGS));
        }
        if (payload.contentType() != null) {
            headers.add(new Header("Content-Type", payload.contentType()));
        }
        byte[] credentials = url.basicCredentials();
        if (credentials != null) {
            headers.add(
                    new Header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(credentials)));
        }
        return headers;
    }
}
