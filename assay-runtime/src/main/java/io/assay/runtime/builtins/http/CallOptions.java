package io.assay.runtime.builtins.http;

import io.assay.runtime.builtins.http.transport.Header;
import io.assay.runtime.builtins.http.transport.TlsSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a request is made. A client has options, and each of its calls may have more that win over
 * them.
 *
 * @param headers what the script wants sent
 * @param query the text to add to the URL's query, encoded; empty for none
 * @param timeout how long the request may take, redirects included; for a stream, how long until it
 *     begins
 * @param silence how long a stream may be silent before it counts as broken; null for any time
 * @param followRedirects whether a redirect is followed or returned
 * @param retries how often a failed request is tried again
 * @param tls whom to trust and how to identify
 * @param payload the body that options give ({@code json}, {@code form}), or null
 * @param onEvent called with each event of an event stream, or null
 * @param onChunk called with each piece of the body, or null
 */
record CallOptions(
        List<Header> headers,
        String query,
        Duration timeout,
        @Nullable Duration silence,
        boolean followRedirects,
        int retries,
        TlsSettings tls,
        @Nullable Payload payload,
        @Nullable Value onEvent,
        @Nullable Value onChunk) {

    /** What holds when a script says nothing. */
    static final CallOptions DEFAULT =
            new CallOptions(
                    List.of(),
                    "",
                    Duration.ofSeconds(30),
                    null,
                    true,
                    0,
                    TlsSettings.DEFAULT,
                    null,
                    null,
                    null);

    boolean isStreaming() {
        return onEvent != null || onChunk != null;
    }

    /** These headers with others laid over them: one of the same name replaces. */
    static List<Header> overlay(List<Header> below, List<Header> above) {
        List<Header> merged = new ArrayList<>();
        for (Header header : below) {
            if (above.stream().noneMatch(h -> h.name().equalsIgnoreCase(header.name()))) {
                merged.add(header);
            }
        }
        merged.addAll(above);
        return merged;
    }
}
