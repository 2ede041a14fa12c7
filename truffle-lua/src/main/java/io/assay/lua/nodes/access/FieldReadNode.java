package io.assay.lua.nodes.access;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.table.FieldGetNode;
import io.assay.lua.nodes.table.IndexSite;
import io.assay.lua.runtime.LuaString;

/** {@code object.name}, and a global {@code name} as a field of its environment. */
public final class FieldReadNode extends LuaExpressionNode implements Named, IndexSite {

    private final LuaString key;
    private final String kind;
    private final int errorOffset;

    @Child private LuaExpressionNode object;
    @Child private FieldGetNode get;

    private FieldReadNode(LuaExpressionNode object, LuaString key, String kind, int errorOffset) {
        this.object = object;
        this.key = key;
        this.kind = kind;
        this.errorOffset = errorOffset;
        this.get = FieldGetNode.create(key);
    }

    public static FieldReadNode ofField(LuaExpressionNode object, LuaString key, int errorOffset) {
        return new FieldReadNode(object, key, "field", errorOffset);
    }

    public static FieldReadNode ofGlobal(
            LuaExpressionNode environment, LuaString name, int errorOffset) {
        return new FieldReadNode(environment, name, "global", errorOffset);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return get.execute(object.execute(frame));
    }

    @Override
    public int errorOffset() {
        return errorOffset;
    }

    @Override
    public String description() {
        return Named.describe(kind, key.toString());
    }

    @Override
    public String name() {
        return key.toString();
    }

    @Override
    public String objectDescription() {
        return Named.describe(object);
    }
}
