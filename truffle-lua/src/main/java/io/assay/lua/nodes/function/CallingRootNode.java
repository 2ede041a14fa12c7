package io.assay.lua.nodes.function;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.call.FunctionCallNode;

/**
 * A frame that is none of Lua's and calls a function of Lua: where the engine calls by itself. Its
 * arguments are as for any call: element 0 is the function.
 */
public abstract class CallingRootNode extends RootNode {

    private final String name;

    @Child private FunctionCallNode call = FunctionCallNode.create();

    /**
     * A frame of this name.
     *
     * @param name what stack traces of the host call it
     */
    protected CallingRootNode(LuaLanguage language, String name) {
        super(language);
        this.name = name;
    }

    @Override
    public final Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        return call.execute(arguments[0], arguments);
    }

    @Override
    public final boolean isInternal() {
        return true;
    }

    @Override
    protected final boolean isInstrumentable() {
        return false;
    }

    @Override
    public final String getName() {
        return name;
    }
}
