package io.assay.lua.nodes.assign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.table.FieldGetNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;

/** A {@code global} declaration with a value: raises if the global exists (manual §3.3.7). */
public final class GlobalDefinitionNode extends LuaStatementNode {

    private final LuaString name;

    @Child private LuaExpressionNode environment;
    @Child private FieldGetNode get;

    public GlobalDefinitionNode(LuaExpressionNode environment, LuaString name) {
        this.environment = environment;
        this.name = name;
        this.get = FieldGetNode.create(name);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        if (get.execute(environment.execute(frame)) != Nil.NIL) {
            throw defined();
        }
        return null;
    }

    @TruffleBoundary
    private LuaException defined() {
        return Errors.at(this, "global '" + name + "' already defined");
    }
}
