package io.assay.runtime.builtins.assertion;

import io.assay.runtime.builtin.ByteStrings;
import io.assay.runtime.builtin.NumberText;
import io.assay.runtime.builtin.ValueTypes;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Value;

/** Values as messages of failed assertions show them. */
final class Shown {
    private static final int MAX_LENGTH = 2000;

    private Shown() {}

    /** A value in double quotes, whatever its type. */
    static String quoted(Value value) {
        return '"' + text(value) + '"';
    }

    /**
     * A value's text: that of {@code tostring} for what has one, and {@code <table>} and the like.
     */
    static String text(Value value) {
        if (ByteStrings.isByteString(value)) {
            String text = new String(ByteStrings.read(value), StandardCharsets.UTF_8);
            return text.length() <= MAX_LENGTH
                    ? text
                    : "%s... (%d characters)"
                            .formatted(text.substring(0, MAX_LENGTH), text.length());
        }
        if (value.isNumber()) {
            String text = NumberText.of(value);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
        if (value.isBoolean()) {
            return Boolean.toString(value.asBoolean());
        }
        return value.isNull() ? "nil" : '<' + ValueTypes.nameOf(value) + '>';
    }

    /** A value as it would stand in source, for the parts of tables, where types matter. */
    static String inTable(Value value) {
        if (ByteStrings.isByteString(value)) {
            return quoted(value);
        }
        return value.isNumber() ? NumberText.of(value) : text(value);
    }
}
