package io.assay.lua.nodes.call;

/** A node that calls a metamethod of its operands: it can say which. */
public interface MetamethodSite {

    /** {@code concat}, without the underscores. */
    String metamethodName();
}
