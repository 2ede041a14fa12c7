package io.assay.lua.nodes.call;

/** A node of the source that calls: it can say what it calls. */
public interface CallSite {

    /** {@code " (local 'f')"} or the like; empty if the callee has no name. */
    String calleeDescription();
}
