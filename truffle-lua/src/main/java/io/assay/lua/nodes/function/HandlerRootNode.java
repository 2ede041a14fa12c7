package io.assay.lua.nodes.function;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.call.FunctionCallNode;

/**
 * Calls a message handler where an error is raised. Its frame is none of Lua's: the handler appears
 * to be called by what raised the error.
 */
public final class HandlerRootNode extends RootNode {

    @Child private FunctionCallNode call = FunctionCallNode.create();

    public HandlerRootNode(LuaLanguage language) {
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
        return "message handler";
    }
}
