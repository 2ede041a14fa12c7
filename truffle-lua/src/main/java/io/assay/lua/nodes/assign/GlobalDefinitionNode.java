package io.assay.lua.nodes.assign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.table.FieldGetNode;
import io.assay.lua.nodes.table.FieldSetNode;
import io.assay.lua.nodes.table.IndexSite;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;

/**
 * A name in a {@code global} declaration with values (manual §3.3.7): once all values are there, it
 * raises if the global exists, or else makes it.
 */
public final class GlobalDefinitionNode extends TargetNode implements IndexSite {

    private final LuaString name;
    private final int errorOffset;

    @Child private LuaExpressionNode environment;
    @Child private FieldGetNode get;
    @Child private FieldSetNode set;

    public GlobalDefinitionNode(LuaExpressionNode environment, LuaString name, int errorOffset) {
        this.environment = environment;
        this.name = name;
        this.errorOffset = errorOffset;
        this.get = FieldGetNode.create(name);
        this.set = FieldSetNode.create(name);
    }

    @Override
    Object evaluateObject(VirtualFrame frame) {
        return environment.execute(frame);
    }

    @Override
    Object evaluateKey(VirtualFrame frame) {
        return null;
    }

    @Override
    void assign(VirtualFrame frame, Object object, Object key, Object value) {
        if (get.execute(object) != Nil.NIL) {
            throw defined();
        }
        set.execute(object, value);
    }

    @TruffleBoundary
    private LuaException defined() {
        return Errors.at(this, "global '" + name + "' already defined");
    }

    @Override
    public int errorOffset() {
        return errorOffset;
    }

    @Override
    public String objectDescription() {
        return Named.describe(environment);
    }
}
