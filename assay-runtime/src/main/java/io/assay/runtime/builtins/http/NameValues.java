package io.assay.runtime.builtins.http;

import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtins.http.transport.Header;
import io.assay.runtime.builtins.http.url.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Value;

/**
 * Tables of names and values that become headers, a query or a form. A value may be a string, a
 * number or a boolean, or an array of those for a name that occurs several times.
 */
final class NameValues {
    /** A header's name (RFC 9110, section 5.6.2). */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private NameValues() {}

    /** The headers of a table, sorted by name. */
    static List<Header> headers(OptionTable table) {
        List<Header> headers = pairs(table, "header");
        for (Header header : headers) {
            if (!TOKEN.matcher(header.name()).matches()) {
                throw new BuiltinException(
                        table.function()
                                + ": \""
                                + shown(header.name())
                                + "\" can't be a header's name");
            }
            if (header.value().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                throw new BuiltinException(
                        "%s: header \"%s\" must not hold line breaks or zero bytes"
                                .formatted(table.function(), header.name()));
            }
        }
        return headers;
    }

    /** A query's text, encoded. */
    static String query(OptionTable table) {
        return encode(pairs(table, "query parameter"), PercentEncoding::component);
    }

    /** A form's text (application/x-www-form-urlencoded). */
    static String form(OptionTable table) {
        return encode(pairs(table, "form field"), PercentEncoding::formComponent);
    }

    private static String encode(List<Header> pairs, UnaryOperator<String> encoding) {
        return pairs.stream()
                .map(pair -> encoding.apply(pair.name()) + "=" + encoding.apply(pair.value()))
                .collect(Collectors.joining("&"));
    }

    private static List<Header> pairs(OptionTable table, String what) {
        List<Header> pairs = new ArrayList<>();
        table.entries()
                .forEach(
                        (name, value) -> {
                            if (value.hasArrayElements()) {
                                for (long i = 0; i < value.getArraySize(); i++) {
                                    pairs.add(pair(table, what, name, value.getArrayElement(i)));
                                }
                            } else if (!value.isNull()) {
                                pairs.add(pair(table, what, name, value));
                            }
                        });
        return pairs;
    }

    private static Header pair(OptionTable table, String what, String name, Value value) {
        String text = OptionTable.text(value);
        if (text == null) {
            throw table.mustBe(what + " \"" + shown(name) + "\"", "a string or number", value);
        }
        return new Header(name, text);
    }

    private static String shown(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
