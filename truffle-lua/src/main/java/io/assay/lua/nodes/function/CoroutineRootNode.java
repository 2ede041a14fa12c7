package io.assay.lua.nodes.function;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.call.FunctionCallNode;

/**
 * The first frame of a coroutine's stack: calls the coroutine's function. Nothing that asks the
 * stack for callers looks beyond it.
 */
public final class CoroutineRootNode extends RootNode {

    @Child private FunctionCallNode call = FunctionCallNode.create();

    public CoroutineRootNode(LuaLanguage language) {
        super(language);
    }

    /** The arguments are as for any call: element 0 is the function. */
    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        return call.execute(arguments[0], arguments);
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    protected boolean isInstrumentable() {
        return false;
    }

    @Override
    public String getName() {
        return "coroutine";
    }
}
