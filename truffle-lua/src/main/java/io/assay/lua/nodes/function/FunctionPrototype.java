package io.assay.lua.nodes.function;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.source.Source;
import io.assay.lua.LuaLanguage;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.syntax.FunctionBody;

/**
 * What all closures of one function in the source share: its text, its tree and its call target.
 */
public final class FunctionPrototype {

    private final FunctionBody body;
    private final Source source;
    private final RootCallTarget callTarget;

    public FunctionPrototype(LuaLanguage language, Source source, FunctionBody body) {
        this.body = body;
        this.source = source;
        this.callTarget = new LuaRootNode(language, this).getCallTarget();
    }

    public FunctionBody body() {
        return body;
    }

    public Source source() {
        return source;
    }

    public RootCallTarget callTarget() {
        return callTarget;
    }

    /** A closure; {@code upvalues} in the order of {@link FunctionBody#upvalues()}. */
    public LuaFunction close(Cell... upvalues) {
        return new LuaFunction(callTarget, upvalues);
    }
}
