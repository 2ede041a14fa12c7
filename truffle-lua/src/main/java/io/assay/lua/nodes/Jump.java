package io.assay.lua.nodes;

import com.oracle.truffle.api.interop.TruffleObject;

/** A way out of blocks that stays in the function: one object per target, compared by identity. */
public final class Jump implements TruffleObject {

    /** Out of the innermost loop. */
    public static final Jump BREAK = new Jump();

    /** To a label. */
    public Jump() {}
}
