package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;

/** {@code #a} */
abstract class LengthNode extends UnaryNode {

    LengthNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization(guards = "table.metatable() == null")
    static long ofPlainTable(LuaTable table) {
        return table.length();
    }

    @Specialization
    static long ofString(LuaString string) {
        return string.length();
    }

    @Specialization(replaces = {"ofPlainTable", "ofString"})
    static Object general(Object value, @Cached LengthValueNode length) {
        return length.execute(value);
    }
}
