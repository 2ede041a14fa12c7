package io.assay.lua.runtime;

/** Follows references from value to value. */
public interface Tracer {

    /**
     * @param target a value, or the {@link Cell} of a variable; null and values that refer to
     *     nothing are ignored
     */
    void edge(Object target);
}
