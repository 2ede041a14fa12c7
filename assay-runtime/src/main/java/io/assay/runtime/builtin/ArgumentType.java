package io.assay.runtime.builtin;

import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The kinds of parameters that builtin functions have, and what each accepts. */
enum ArgumentType {
    STRING("string") {
        @Override
        @Nullable Object convert(Value value) {
            if (value.isString()) {
                return value.asString();
            }
            if (value.hasBufferElements()) {
                return new String(ByteStrings.read(value), StandardCharsets.UTF_8);
            }
            return value.isNumber() ? NumberText.of(value) : null;
        }
    },
    BYTES("string") {
        @Override
        @Nullable Object convert(Value value) {
            if (ByteStrings.isByteString(value)) {
                return ByteStrings.read(value);
            }
            return value.isNumber()
                    ? NumberText.of(value).getBytes(StandardCharsets.ISO_8859_1)
                    : null;
        }
    },
    INTEGER("integer") {
        @Override
        @Nullable Object convert(Value value) {
            if (value.fitsInLong()) {
                return value.asLong();
            }
            return value.isString() ? NumberText.parseInteger(value.asString()) : null;
        }
    },
    NUMBER("number") {
        @Override
        @Nullable Object convert(Value value) {
            if (value.fitsInDouble()) {
                return value.asDouble();
            }
            if (value.fitsInLong()) {
                return (double) value.asLong();
            }
            return value.isString() ? NumberText.parse(value.asString()) : null;
        }
    },
    BOOLEAN("boolean") {
        @Override
        @Nullable Object convert(Value value) {
            return value.isBoolean() ? value.asBoolean() : null;
        }
    },
    ANY("any") {
        @Override
        Object convert(Value value) {
            return value;
        }
    };

    /** The type's name in messages and metadata. */
    final String label;

    ArgumentType(String label) {
        this.label = label;
    }

    /** The value in Java's form, or null when this kind of parameter doesn't accept it. */
    abstract @Nullable Object convert(Value value);

    /**
     * Converts an argument that must be there.
     *
     * @throws BuiltinException that names the function, the argument's position and what it got
     *     instead
     */
    Object read(String function, int index, @Nullable Value value) {
        Object converted = value == null || value.isNull() ? null : convert(value);
        if (converted == null) {
            throw new BuiltinException(
                    "%s: argument %d must be %s %s, got %s"
                            .formatted(
                                    function,
                                    index + 1,
                                    this == INTEGER ? "an" : "a",
                                    label,
                                    describe(value)));
        }
        if (this == STRING && !ByteStrings.isText((String) converted, value)) {
            throw new BuiltinException(
                    "%s: argument %d must be valid UTF-8".formatted(function, index + 1));
        }
        return converted;
    }

    private String describe(@Nullable Value value) {
        if (value != null && value.isNumber() && this == INTEGER) {
            return NumberText.of(value);
        }
        return ValueTypes.nameOf(value);
    }
}
