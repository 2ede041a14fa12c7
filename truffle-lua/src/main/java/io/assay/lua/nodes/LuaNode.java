package io.assay.lua.nodes;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.NodeInfo;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import io.assay.lua.runtime.LuaTypes;

/** A node that stands for a piece of source. */
@TypeSystemReference(LuaTypes.class)
@NodeInfo(language = "lua")
public abstract class LuaNode extends Node {

    private static final int NO_SOURCE = -1;

    private int sourceStart = NO_SOURCE;
    private int sourceLength;

    public final void setSource(int start, int end) {
        sourceStart = start;
        sourceLength = Math.max(0, end - start);
    }

    public final boolean hasSource() {
        return sourceStart != NO_SOURCE;
    }

    public final int sourceStart() {
        return sourceStart;
    }

    public final int sourceEnd() {
        return sourceStart + sourceLength;
    }

    /** Offset of the token whose line an error in this node reports. */
    public int errorOffset() {
        return sourceStart;
    }

    @Override
    @TruffleBoundary
    public final SourceSection getSourceSection() {
        if (sourceStart == NO_SOURCE) {
            return null;
        }
        RootNode root = getRootNode();
        if (root == null) {
            return null;
        }
        SourceSection section = root.getSourceSection();
        if (section == null) {
            return null;
        }
        Source source = section.getSource();
        return source.createSection(sourceStart, sourceLength);
    }
}
