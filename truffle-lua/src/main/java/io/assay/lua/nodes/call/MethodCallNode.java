package io.assay.lua.nodes.call;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.table.FieldGetNode;
import io.assay.lua.nodes.table.IndexSite;
import io.assay.lua.runtime.LuaString;

/** {@code object:name(…)} */
public final class MethodCallNode extends LuaExpressionNode implements CallSite, IndexSite {

    private final LuaString name;
    private final int errorOffset;

    @Child private LuaExpressionNode object;
    @Child private FieldGetNode get;
    @Child private ArgumentsNode arguments;
    @Child private FunctionCallNode call = FunctionCallNode.create();

    /**
     * @param arguments with two places reserved, for the function and the object
     */
    public MethodCallNode(
            LuaExpressionNode object, LuaString name, ArgumentsNode arguments, int errorOffset) {
        this.object = object;
        this.name = name;
        this.arguments = arguments;
        this.errorOffset = errorOffset;
        this.get = FieldGetNode.create(name);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object receiver = object.execute(frame);
        Object callee = get.execute(receiver);
        Object[] values = arguments.execute(frame);
        values[0] = callee;
        values[1] = receiver;
        return call.executeSingle(callee, values);
    }

    @Override
    public Object executeMulti(VirtualFrame frame) {
        Object receiver = object.execute(frame);
        Object callee = get.execute(receiver);
        Object[] values = arguments.execute(frame);
        values[0] = callee;
        values[1] = receiver;
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
        return Named.describe("method", name.toString());
    }

    @Override
    public String objectDescription() {
        return Named.describe(object);
    }
}
