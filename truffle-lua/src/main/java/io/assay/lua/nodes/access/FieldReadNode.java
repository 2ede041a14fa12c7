package io.assay.lua.nodes.access;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.table.FieldGetNode;
import io.assay.lua.nodes.table.IndexSite;
import io.assay.lua.runtime.LuaString;

/** {@code object.name}, and a global {@code name} as a field of its environment. */
public final class FieldReadNode extends LuaExpressionNode implements Named, IndexSite {

    private static final String ENVIRONMENT = "_ENV";

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
        return new FieldReadNode(
                object, key, isEnvironment(object) ? "global" : "field", errorOffset);
    }

    /** Whether an expression is the variable {@code _ENV}, not a field of that name. */
    private static boolean isEnvironment(LuaExpressionNode object) {
        boolean isVariable =
                object instanceof LocalReadNode
                        || object instanceof CellReadNode
                        || object instanceof UpvalueReadNode;
        return isVariable && ENVIRONMENT.equals(Named.nameOf(object));
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
