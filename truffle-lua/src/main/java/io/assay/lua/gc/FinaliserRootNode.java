package io.assay.lua.gc;

import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.call.CallSite;
import io.assay.lua.nodes.function.CallingRootNode;

/** The frame that calls a finaliser: its arguments are the finaliser and the object. */
final class FinaliserRootNode extends CallingRootNode implements CallSite {

    FinaliserRootNode(LuaLanguage language) {
        super(language, "__gc");
    }

    @Override
    public String calleeDescription() {
        return " (metamethod '__gc')";
    }
}
