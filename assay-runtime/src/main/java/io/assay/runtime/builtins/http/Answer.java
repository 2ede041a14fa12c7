package io.assay.runtime.builtins.http;

import io.assay.runtime.builtins.http.transport.Header;
import io.assay.runtime.builtins.http.transport.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A response as scripts get it. The body of a stream that a callback has had is empty. */
record Answer(ResponseHead head, byte[] body) {

    /**
     * {@code {status, body, headers, header_values}}: names in lower case, several values of one
     * name joined by {@code ", "} in {@code headers} and as an array in {@code header_values}.
     */
    Map<String, Object> toMap() {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        Map<String, Object> joined = new LinkedHashMap<>();
        for (Header header : head.headers()) {
            values.computeIfAbsent(header.name(), name -> new ArrayList<>())
                    .add(bytes(header.value()));
        }
        values.forEach(
                (name, list) ->
                        joined.put(name, list.size() == 1 ? list.getFirst() : joinedValues(name)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", head.status());
        map.put("body", body);
        map.put("headers", joined);
        map.put("header_values", values);
        return map;
    }

    private Object joinedValues(String name) {
        List<String> values =
                head.headers().stream()
                        .filter(header -> header.name().equals(name))
                        .map(Header::value)
                        .toList();
        return bytes(String.join(", ", values));
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }
}
