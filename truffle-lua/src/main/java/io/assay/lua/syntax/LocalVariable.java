package io.assay.lua.syntax;

/**
 * A local variable, parameter or the {@code _ENV} of a chunk. The parser completes it while it
 * reads the variable's scope; after parsing it does not change.
 */
public final class LocalVariable {

    /** What the declaration says about assignment and scope exit. */
    public enum Attribute {
        NONE,
        /** {@code <const>}, and variables that are read-only by rule, such as loop variables. */
        CONST,
        /** {@code <close>} */
        CLOSE
    }

    private final String name;
    private final Attribute attribute;
    private final int slot;
    private boolean captured;
    private boolean reassigned;

    LocalVariable(String name, Attribute attribute, int slot) {
        this.name = name;
        this.attribute = attribute;
        this.slot = slot;
    }

    public String name() {
        return name;
    }

    public Attribute attribute() {
        return attribute;
    }

    /** The variable's place in the frame of its function. */
    public int slot() {
        return slot;
    }

    /** Whether an inner function uses the variable. */
    public boolean isCaptured() {
        return captured;
    }

    /** Whether anything but the declaration gives it a value. */
    public boolean isReassigned() {
        return reassigned;
    }

    void markCaptured() {
        captured = true;
    }

    void markReassigned() {
        reassigned = true;
    }
}
