package io.assay.runtime.builtin;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of a call one by one, with the same rules and messages as the parameters of a
 * {@link BuiltinFunction}. For {@link BuiltinMethod}s; positions count from 0 here and from 1 in
 * messages.
 *
 * @param function the name that messages start with, such as {@code client:get}
 * @param values the arguments without a receiver
 */
public record Arguments(String function, Value... values) {

    /** The argument as it came, or null when it is nil or missing. */
    public @Nullable Value optional(int index) {
        return index < values.length && !values[index].isNull() ? values[index] : null;
    }

    /** A string or number, as text. */
    public String string(int index) {
        return (String) read(ArgumentType.STRING, index);
    }

    /** A string or number, as bytes. */
    public byte[] bytes(int index) {
        return (byte[]) read(ArgumentType.BYTES, index);
    }

    /** A whole number. */
    public long integer(int index) {
        return (long) read(ArgumentType.INTEGER, index);
    }

    /** Any number. */
    public double number(int index) {
        return (double) read(ArgumentType.NUMBER, index);
    }

    private Object read(ArgumentType type, int index) {
        return type.read(function, index, optional(index));
    }
}
