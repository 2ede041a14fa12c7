package io.assay.lua.nodes.function;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import java.util.Arrays;

/** Makes the table of a named vararg parameter: the extra arguments and their number {@code n}. */
final class VarargTableNode extends Node {

    private static final LuaString COUNT = LuaString.of("n");

    private final int parameterCount;

    VarargTableNode(int parameterCount) {
        this.parameterCount = parameterCount;
    }

    LuaTable execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        int from = Math.min(parameterCount + 1, arguments.length);
        LuaTable table = LuaTable.ofArray(Arrays.copyOfRange(arguments, from, arguments.length));
        table.put(COUNT, (long) (arguments.length - from), false);
        return table;
    }
}
