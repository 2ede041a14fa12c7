package io.assay.lua.gc;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.call.CallSite;
import io.assay.lua.nodes.call.FunctionCallNode;

/** The frame that calls a finaliser: its arguments are the finaliser and the object. */
final class FinaliserRootNode extends RootNode implements CallSite {

    @Child private FunctionCallNode call = FunctionCallNode.create();

    FinaliserRootNode(LuaLanguage language) {
        super(language);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        return call.execute(arguments[0], arguments);
    }

    @Override
    public String calleeDescription() {
        return " (metamethod '__gc')";
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
        return "__gc";
    }
}
