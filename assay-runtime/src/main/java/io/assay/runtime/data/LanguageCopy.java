package io.assay.runtime.data;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a language gave for a whole value at once, where it can: Lua for its tables, whose type has
 * a function for it. Its {@link #data()} is
 *
 * <ul>
 *   <li>null, a {@code Boolean}, {@code Long}, {@code Double} or {@code String};
 *   <li>a {@code byte[]}, a string that is not valid UTF-8;
 *   <li>an {@code Object[]}, a list of data;
 *   <li>a {@code Map.Entry} of two {@code Object[]}, a table's keys and its values. Tables of one
 *       kind have one and the same array of keys;
 *   <li>an {@code Integer}, which stands for a {@link #value} that is none of this.
 * </ul>
 */
final class LanguageCopy {
    private static final String COPY = "lua.data";

    private final Value parts;
    private final Object data;

    private LanguageCopy(Value parts, Object data) {
        this.parts = parts;
        this.data = data;
    }

    /**
     * Asks the value's language.
     *
     * @param depth how many containers there may be within each other
     * @return null if the language has no such function
     * @throws TooDeepException when there are more
     */
    static @Nullable LanguageCopy of(Value value, int depth) {
        Value type = value.getMetaObject();
        if (type == null || !type.canInvokeMember(COPY)) {
            return null;
        }
        Value parts = type.invokeMember(COPY, value, depth);
        Value data = parts.getArrayElement(0);
        if (data.isNull()) {
            throw new TooDeepException();
        }
        return new LanguageCopy(parts, data.asHostObject());
    }

    Object data() {
        return data;
    }

    /** The value that an integer in the data stands for. */
    Value value(Integer index) {
        return parts.getArrayElement(index + 1L);
    }
}
