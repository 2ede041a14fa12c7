package io.assay.runtime.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads one JSON text into maps and lists. */
final class JsonReader {
    private final JsonParser parser;
    private final RecentStrings strings = new RecentStrings();

    JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    @Nullable Object read() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new DataException(
                    "EOF while parsing a value" + JsonErrors.position(parser.currentLocation()));
        }
        Object value = value(first);
        requireEnd();
        return value;
    }

    private void requireEnd() {
        TokenStreamLocation next;
        try {
            if (parser.nextToken() == null) {
                return;
            }
            next = parser.currentTokenLocation();
        } catch (JacksonException notEvenJson) {
            next = notEvenJson.getLocation();
        }
        throw new DataException("trailing characters" + JsonErrors.position(next));
    }

    private @Nullable Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> strings.of(parser);
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("token " + token);
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            Object value = value(parser.nextToken());
            if (value == null) {
                object.remove(key);
            } else {
                object.put(key, value);
            }
        }
        return object;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> array = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            array.add(value(token));
        }
        return array;
    }

    /** An integer where it fits, a float where it doesn't. */
    private Object integer() {
        return parser.getNumberType() == NumberType.BIG_INTEGER
                ? (Object) parser.getDoubleValue()
                : (Object) parser.getLongValue();
    }
}
