package io.assay.runtime.builtins.http.transport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Status and headers of a response.
 *
 * @param status the status code
 * @param headers the headers in the order they came, names in lower case
 */
public record ResponseHead(int status, List<Header> headers) {

    public ResponseHead {
        headers = List.copyOf(headers);
    }

    /** The first value of a header, or null. */
    public @Nullable String first(String name) {
        for (Header header : headers) {
            if (header.isNamed(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** The same head without some headers. */
    ResponseHead without(String... names) {
        return new ResponseHead(
                status,
                headers.stream()
                        .filter(h -> List.of(names).stream().noneMatch(h::isNamed))
                        .toList());
    }
}
