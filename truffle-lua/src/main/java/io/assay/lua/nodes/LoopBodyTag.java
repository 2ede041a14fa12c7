package io.assay.lua.nodes;

import com.oracle.truffle.api.instrumentation.Tag;

/** Marks the bodies of loops: whoever wants to see each turn of a loop listens to it. */
@Tag.Identifier("LOOP_BODY")
public final class LoopBodyTag extends Tag {
    private LoopBodyTag() {}
}
