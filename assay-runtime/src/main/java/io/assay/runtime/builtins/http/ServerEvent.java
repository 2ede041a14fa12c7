package io.assay.runtime.builtins.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of an event stream.
 *
 * @param type {@code message} unless the server named another
 * @param data the lines of data, joined by line feeds
 * @param id the last id the server gave, or null when it never gave one
 * @param retry the pause in milliseconds that the server asks for before a new connection, or null
 */
record ServerEvent(byte[] type, byte[] data, byte @Nullable [] id, @Nullable Long retry) {

    /** The event as scripts see it. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("event", type);
        map.put("data", data);
        if (id != null) {
            map.put("id", id);
        }
        if (retry != null) {
            map.put("retry", retry);
        }
        return map;
    }
}
