package io.assay.lua.nodes;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.LuaTypesGen;

/** An expression. */
@GenerateWrapper
public abstract class LuaExpressionNode extends LuaNode implements InstrumentableNode {

    /** The expression's value, exactly one. */
    public abstract Object execute(VirtualFrame frame);

    /** All values of a call or vararg expression, as a list of results; else its one value. */
    public Object executeMulti(VirtualFrame frame) {
        return execute(frame);
    }

    public long executeLong(VirtualFrame frame) throws UnexpectedResultException {
        return LuaTypesGen.expectLong(execute(frame));
    }

    public double executeDouble(VirtualFrame frame) throws UnexpectedResultException {
        return LuaTypesGen.expectDouble(execute(frame));
    }

    public boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
        return LuaTypesGen.expectBoolean(execute(frame));
    }

    /**
     * Whether the value is true as a condition: neither nil nor false. (Not called {@code
     * execute…}: the DSL would take it for a typed variant of {@link #execute}.)
     */
    public boolean test(VirtualFrame frame) {
        return LuaTypes.isTrue(execute(frame));
    }

    @Override
    public boolean isInstrumentable() {
        return hasSource();
    }

    @Override
    public WrapperNode createWrapper(ProbeNode probe) {
        return new LuaExpressionNodeWrapper(this, probe);
    }

    @Override
    public boolean hasTag(Class<? extends Tag> tag) {
        return tag == StandardTags.ExpressionTag.class;
    }
}
