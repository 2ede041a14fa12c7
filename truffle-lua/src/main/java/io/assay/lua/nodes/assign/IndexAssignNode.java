package io.assay.lua.nodes.assign;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.table.IndexGetNode;
import io.assay.lua.nodes.table.IndexSetNode;
import io.assay.lua.nodes.table.IndexSite;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Nil;

/** {@code object[key] = value}; numbers go into arrays of numbers without boxing. */
@NodeChild(value = "object", type = LuaExpressionNode.class)
@NodeChild(value = "key", type = LuaExpressionNode.class)
@NodeChild(value = "value", type = LuaExpressionNode.class)
public abstract class IndexAssignNode extends LuaStatementNode implements IndexSite {

    private final int errorOffset;

    protected IndexAssignNode(int errorOffset) {
        this.errorOffset = errorOffset;
    }

    public static IndexAssignNode create(
            int errorOffset,
            LuaExpressionNode object,
            LuaExpressionNode key,
            LuaExpressionNode value) {
        return IndexAssignNodeGen.create(errorOffset, object, key, value);
    }

    abstract LuaExpressionNode getObject();

    static boolean hasLong(LuaTable table, long key) {
        return IndexGetNode.hasLong(table, key);
    }

    static boolean hasDouble(LuaTable table, long key) {
        return IndexGetNode.hasDouble(table, key);
    }

    static boolean isNext(LuaTable table, long key) {
        return key - 1 == table.arraySize() && table.metatable() == null;
    }

    @Specialization(guards = "hasLong(table, key)")
    static Object longElement(LuaTable table, long key, long value) {
        ((long[]) table.arrayStorage())[(int) (key - 1)] = value;
        return null;
    }

    @Specialization(guards = "hasDouble(table, key)")
    static Object doubleElement(LuaTable table, long key, double value) {
        ((double[]) table.arrayStorage())[(int) (key - 1)] = value;
        return null;
    }

    @Specialization(guards = "hasBoolean(table, key)")
    static Object booleanElement(LuaTable table, long key, boolean value) {
        ((boolean[]) table.arrayStorage())[(int) (key - 1)] = value;
        return null;
    }

    static boolean hasBoolean(LuaTable table, long key) {
        return IndexGetNode.hasBoolean(table, key);
    }

    @Specialization(guards = "isNext(table, key)")
    static Object nextBoolean(LuaTable table, long key, boolean value) {
        table.put(key, value);
        return null;
    }

    @Specialization(guards = "isNext(table, key)")
    static Object nextLong(LuaTable table, long key, long value) {
        table.put(key, value);
        return null;
    }

    @Specialization(guards = "isNext(table, key)")
    static Object nextDouble(LuaTable table, long key, double value) {
        table.put(key, value);
        return null;
    }

    /** The next element of an array of anything that has room for it. */
    @Specialization(
            guards = {"table.hasRoomFor(key)", "table.metatable() == null", "!isNil(value)"})
    static Object nextObject(LuaTable table, long key, Object value) {
        table.append(key, value);
        return null;
    }

    static boolean isNil(Object value) {
        return value == Nil.NIL;
    }

    @Specialization(guards = "hasObjects(table, key)")
    static Object element(
            LuaTable table, long key, Object value, @Shared @Cached IndexSetNode set) {
        Object[] objects = LuaTable.general(table.arrayStorage());
        int index = (int) (key - 1);
        // An element that is there is neither the end of the sequence nor a matter for __newindex.
        if (objects[index] != null && value != Nil.NIL) {
            objects[index] = value;
        } else {
            set.execute(table, key, value);
        }
        return null;
    }

    static boolean hasObjects(LuaTable table, long key) {
        return IndexGetNode.hasObjects(table, key);
    }

    @Specialization(
            replaces = {
                "longElement",
                "doubleElement",
                "booleanElement",
                "nextBoolean",
                "nextLong",
                "nextDouble",
                "nextObject",
                "element"
            })
    static Object general(
            Object object, Object key, Object value, @Shared @Cached IndexSetNode set) {
        set.execute(object, key, value);
        return null;
    }

    @Override
    public int errorOffset() {
        return errorOffset;
    }

    @Override
    public String objectDescription() {
        return Named.describe(getObject());
    }
}
