package io.assay.runtime.builtins.http;

import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.ByteStrings;
import io.assay.runtime.builtin.ValueTypes;
import io.assay.runtime.data.DataException;
import io.assay.runtime.data.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Reads the options of clients and calls, and the bodies of calls. */
final class OptionReader {
    static final String JSON_TYPE = "application/json";
    static final String FORM_TYPE = "application/x-www-form-urlencoded";

    /** A year stands for "no limit"; more would overflow timers. */
    private static final double MAX_SECONDS = 365 * 24 * 3600;

    private static final int MAX_RETRIES = 1000;

    private final TlsOptions tls;
    private final JsonFormat json;

    OptionReader(TlsOptions tls, JsonFormat json) {
        this.tls = tls;
        this.json = json;
    }

    /** The options of a table laid over others. */
    CallOptions read(CallOptions base, OptionTable table) {
        Double timeout = seconds(table, "timeout");
        Duration limit =
                timeout == null ? base.timeout() : Duration.ofMillis(Math.round(timeout * 1000));
        OptionTable headers = table.tableAt("headers");
        Value onChunk = onChunk(table);
        Value onEvent = table.functionAt("on_event");
        Payload payload = payload(table);
        return new CallOptions(
                headers == null
                        ? base.headers()
                        : CallOptions.overlay(base.headers(), NameValues.headers(headers)),
                join(base.query(), query(table)),
                limit,
                timeout == null ? base.silence() : limit,
                table.booleanAt("follow_redirects", base.followRedirects()),
                retries(table, base.retries()),
                tls.read(table, base.tls()),
                payload == null ? base.payload() : payload,
                onEvent == null ? base.onEvent() : onEvent,
                onChunk == null ? base.onChunk() : onChunk);
    }

    /**
     * A call's body from its argument.
     *
     * @param function the called function's name, for messages
     * @return null when none is given
     */
    @Nullable Payload body(String function, Value body) {
        if (body.isNull()) {
            return null;
        }
        if (ByteStrings.isByteString(body)) {
            return new Payload(ByteStrings.read(body), null);
        }
        if (!ValueTypes.isTable(body)) {
            throw new BuiltinException(
                    function + ": second argument must be a string, table, or nil");
        }
        return json(function, body);
    }

    private @Nullable Payload payload(OptionTable table) {
        Value data = table.get("json");
        OptionTable form = table.tableAt("form");
        if (data != null && form != null) {
            throw new BuiltinException(table.function() + ": json and form can't both be given");
        }
        if (form != null) {
            byte[] text = NameValues.form(form).getBytes(StandardCharsets.ISO_8859_1);
            return new Payload(text, FORM_TYPE);
        }
        return data == null ? null : json(table.function(), data);
    }

    private Payload json(String function, Value data) {
        try {
            return new Payload(json.encode(data), JSON_TYPE);
        } catch (DataException e) {
            throw new BuiltinException(function + ": " + e.getMessage(), e);
        }
    }

    private static String query(OptionTable table) {
        Value query = table.get("query");
        if (query == null) {
            return "";
        }
        if (ByteStrings.isByteString(query)) {
            throw table.mustBe("query", "a table", query);
        }
        OptionTable parameters = table.tableAt("query");
        return parameters == null ? "" : NameValues.query(parameters);
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "&" + second;
    }

    /**
     * {@code stream} is a function; true is understood beside {@code on_event}, where it says
     * nothing new.
     */
    private static @Nullable Value onChunk(OptionTable table) {
        Value stream = table.get("stream");
        if (stream == null || (stream.isBoolean() && !stream.asBoolean())) {
            return null;
        }
        if (stream.isBoolean() && table.get("on_event") != null) {
            return null;
        }
        return table.functionAt("stream");
    }

    private static @Nullable Double seconds(OptionTable table, String name) {
        Double seconds = table.numberAt(name);
        if (seconds == null) {
            return null;
        }
        if (!(seconds > 0)) {
            throw new BuiltinException(
                    table.function() + ": " + name + " must be more than 0 seconds");
        }
        return Math.min(seconds, MAX_SECONDS);
    }

    private static int retries(OptionTable table, int otherwise) {
        Double retries = table.numberAt("retries");
        if (retries == null) {
            return otherwise;
        }
        if (!(retries >= 0) || retries != Math.rint(retries)) {
            throw new BuiltinException(
                    table.function() + ": retries must be a whole number, 0 or more");
        }
        return (int) Math.min(retries, MAX_RETRIES);
    }
}
