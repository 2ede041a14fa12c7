package io.assay.lua.nodes;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;

/**
 * A statement.
 *
 * <p>Control flow is a return value, since an exception would cost the interpreter dearly and tell
 * the compiler nothing more.
 */
@GenerateWrapper
public abstract class LuaStatementNode extends LuaNode implements InstrumentableNode {

    private boolean isLoopBody;

    /** Whether this stands for a block rather than a statement. */
    private boolean isBlock;

    /**
     * @return null to go on with the next statement; {@link Jump#BREAK} or another {@link Jump} to
     *     leave the blocks up to its target; anything else is the list of results the function
     *     returns
     */
    public abstract Object execute(VirtualFrame frame);

    @Override
    public boolean isInstrumentable() {
        return hasSource();
    }

    @Override
    public WrapperNode createWrapper(ProbeNode probe) {
        return new LuaStatementNodeWrapper(this, probe);
    }

    /**
     * Makes this the body of a loop: the node of the loop's only statement, or one that holds all
     * of them.
     */
    public final void setLoopBody(int start, int end) {
        isLoopBody = true;
        if (!hasSource()) {
            isBlock = true;
            setSource(start, end);
        }
    }

    @Override
    public boolean hasTag(Class<? extends Tag> tag) {
        return tag == StandardTags.StatementTag.class
                ? !isBlock
                : tag == LoopBodyTag.class && isLoopBody;
    }
}
