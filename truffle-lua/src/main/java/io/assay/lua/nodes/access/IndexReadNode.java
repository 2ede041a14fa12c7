package io.assay.lua.nodes.access;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.table.IndexGetNode;
import io.assay.lua.nodes.table.IndexSite;
import io.assay.lua.runtime.LuaTable;

/** {@code object[key]}; elements of arrays of numbers are read without boxing. */
@NodeChild(value = "object", type = LuaExpressionNode.class)
@NodeChild(value = "key", type = LuaExpressionNode.class)
public abstract class IndexReadNode extends LuaExpressionNode implements Named, IndexSite {

    private final int errorOffset;

    protected IndexReadNode(int errorOffset) {
        this.errorOffset = errorOffset;
    }

    public static IndexReadNode create(
            int errorOffset, LuaExpressionNode object, LuaExpressionNode key) {
        return IndexReadNodeGen.create(errorOffset, object, key);
    }

    /** Keys that PUC-Rio Lua has an instruction for, and a name of its own in messages. */
    private static final int MAX_INLINE_KEY = 255;

    abstract LuaExpressionNode getObject();

    abstract LuaExpressionNode getKey();

    @Specialization(guards = "hasLong(table, key)")
    static long longElement(LuaTable table, long key) {
        return ((long[]) table.arrayStorage())[(int) (key - 1)];
    }

    @Specialization(guards = "hasDouble(table, key)")
    static double doubleElement(LuaTable table, long key) {
        return ((double[]) table.arrayStorage())[(int) (key - 1)];
    }

    @Specialization(guards = "hasBoolean(table, key)")
    static boolean booleanElement(LuaTable table, long key) {
        return ((boolean[]) table.arrayStorage())[(int) (key - 1)];
    }

    static boolean hasLong(LuaTable table, long key) {
        return IndexGetNode.hasLong(table, key);
    }

    static boolean hasDouble(LuaTable table, long key) {
        return IndexGetNode.hasDouble(table, key);
    }

    static boolean hasBoolean(LuaTable table, long key) {
        return IndexGetNode.hasBoolean(table, key);
    }

    @Specialization(guards = "hasObjects(table, key)")
    static Object element(LuaTable table, long key, @Shared @Cached IndexGetNode get) {
        Object value = LuaTable.general(table.arrayStorage())[(int) (key - 1)];
        return value != null ? value : get.execute(table, key);
    }

    static boolean hasObjects(LuaTable table, long key) {
        return IndexGetNode.hasObjects(table, key);
    }

    @Specialization(replaces = {"longElement", "doubleElement", "booleanElement", "element"})
    static Object general(Object object, Object key, @Shared @Cached IndexGetNode get) {
        return get.execute(object, key);
    }

    @Override
    public int errorOffset() {
        return errorOffset;
    }

    @Override
    public String description() {
        return Named.describe("field", name());
    }

    /** The engine of PUC-Rio Lua has an instruction of its own for small integers. */
    @Override
    public String name() {
        return getKey() instanceof ConstantNode constant
                        && constant.value() instanceof Long index
                        && index >= 0
                        && index <= MAX_INLINE_KEY
                ? "integer index"
                : "?";
    }

    @Override
    public String objectDescription() {
        return Named.describe(getObject());
    }
}
