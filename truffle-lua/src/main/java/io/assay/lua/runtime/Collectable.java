package io.assay.lua.runtime;

/**
 * A value with an identity, which the collector may take (manual §2.5): a table, function, thread
 * or userdata. The other values are never removed from weak tables.
 */
public interface Collectable {

    /** What the value holds as a key of weak tables, null if nothing. */
    HeldValues heldValues();

    void setHeldValues(HeldValues held);

    /** Shows {@code tracer} everything the value refers to and so keeps alive, as far as known. */
    void trace(Tracer tracer);
}
