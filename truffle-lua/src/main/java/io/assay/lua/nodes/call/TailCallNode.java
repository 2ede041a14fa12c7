package io.assay.lua.nodes.call;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryRootNode;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.table.FieldGetNode;
import io.assay.lua.nodes.table.IndexSite;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.TailCall;

/**
 * {@code return f(…)} and {@code return object:name(…)}: a proper tail call (manual §3.4.10).
 *
 * <p>Most tail calls are made as ordinary calls, which the compiler inlines; only when {@value
 * #MAX_DEPTH} of them stand on the stack is the next one given to the nearest caller that is not in
 * tail position. So a chain of tail calls takes bounded stack, and the usual short one costs no
 * more than a call.
 */
public final class TailCallNode extends LuaStatementNode implements CallSite, IndexSite {

    private static final int MAX_DEPTH = 64;

    private final LuaString method;
    private final int errorOffset;

    @Child private LuaExpressionNode callee;
    @Child private FieldGetNode get;
    @Child private ArgumentsNode arguments;
    @Child private DispatchNode dispatch = DispatchNode.create();

    private TailCallNode(
            LuaExpressionNode callee, LuaString method, ArgumentsNode arguments, int errorOffset) {
        this.callee = callee;
        this.method = method;
        this.get = method == null ? null : FieldGetNode.create(method);
        this.arguments = arguments;
        this.errorOffset = errorOffset;
    }

    /**
     * @param arguments with one place reserved for the function
     */
    public static TailCallNode ofFunction(
            LuaExpressionNode function, ArgumentsNode arguments, int errorOffset) {
        return new TailCallNode(function, null, arguments, errorOffset);
    }

    /**
     * @param arguments with two places reserved, for the function and the object
     */
    public static TailCallNode ofMethod(
            LuaExpressionNode object, LuaString name, ArgumentsNode arguments, int errorOffset) {
        return new TailCallNode(object, name, arguments, errorOffset);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object value = callee.execute(frame);
        Object function = get == null ? value : get.execute(value);
        Object[] values = arguments.execute(frame);
        values[0] = function;
        if (get != null) {
            values[1] = value;
        }
        LuaContext context = LuaContext.get(this);
        int depth = context.tailDepth();
        if (depth >= MAX_DEPTH && !isOfLibrary(function)) {
            // Whoever makes the call starts counting anew.
            context.setTailDepth(0);
            return new TailCall(function, values);
        }
        context.setTailDepth(depth + 1);
        Object result = dispatch.execute(function, values);
        context.setTailDepth(depth);
        return result;
    }

    /** Such a function calls nobody in tail position, and its errors tell where it was called. */
    private static boolean isOfLibrary(Object function) {
        return function instanceof LuaFunction f
                && f.callTarget().getRootNode() instanceof LibraryRootNode;
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
        return method == null
                ? Named.describe(callee)
                : Named.describe("method", method.toString());
    }

    @Override
    public String objectDescription() {
        return Named.describe(callee);
    }
}
