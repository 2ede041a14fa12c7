package io.assay.lua.nodes.call;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;

/** {@code f(…)} */
public final class CallNode extends LuaExpressionNode implements CallSite {

    private final int errorOffset;

    @Child private LuaExpressionNode function;
    @Child private ArgumentsNode arguments;
    @Child private FunctionCallNode call = FunctionCallNode.create();

    /**
     * @param arguments with one place reserved for the function
     */
    public CallNode(LuaExpressionNode function, ArgumentsNode arguments, int errorOffset) {
        this.function = function;
        this.arguments = arguments;
        this.errorOffset = errorOffset;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object callee = function.execute(frame);
        Object[] values = arguments.execute(frame);
        values[0] = callee;
        return call.executeSingle(callee, values);
    }

    @Override
    public Object executeMulti(VirtualFrame frame) {
        Object callee = function.execute(frame);
        Object[] values = arguments.execute(frame);
        values[0] = callee;
        return call.execute(callee, values);
    }

    @Override
    public int errorOffset() {
        return errorOffset;
    }

    @Override
    public boolean hasTag(Class<? extends Tag> tag) {
        return tag == StandardTags.CallTag.class || super.hasTag(tag);
    }

    @Override
    public String calleeDescription() {
        return Named.describe(function);
    }
}
