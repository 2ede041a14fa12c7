package io.assay.lua.runtime;

/**
 * The result of a call or a vararg expression that is not exactly one value.
 *
 * <p>Everywhere in the engine a list of results travels as an {@code Object}: a single value stands
 * for itself, none or several are a {@code Values}. A {@code Values} never holds exactly one
 * element and is never stored in a variable, table or upvalue.
 */
public final class Values extends Completion {

    public static final Values NONE = new Values(new Object[0]);

    /** As many as a function of PUC-Rio Lua can have on its stack. */
    public static final int MOST = 1_000_000;

    private final Object[] elements;

    private Values(Object[] elements) {
        this.elements = elements;
    }

    /** Packs {@code elements}, which the caller must not change afterwards. */
    public static Object of(Object... elements) {
        return switch (elements.length) {
            case 0 -> NONE;
            case 1 -> elements[0];
            default -> new Values(elements);
        };
    }

    /** The elements; shared, so never to be written to. */
    public Object[] elements() {
        return elements;
    }

    /** The first of a list of results, nil if there is none. */
    public static Object first(Object results) {
        if (results instanceof Values values) {
            return values.elements.length == 0 ? Nil.NIL : values.elements[0];
        }
        return results;
    }

    /** A list of results as an array, which is shared if there are several. */
    public static Object[] toArray(Object results) {
        return results instanceof Values values ? values.elements : new Object[] {results};
    }
}
