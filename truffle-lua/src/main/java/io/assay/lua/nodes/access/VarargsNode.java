package io.assay.lua.nodes.access;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.util.Arrays;

/** {@code ...} */
public abstract class VarargsNode extends LuaExpressionNode {

    /** The extra arguments of a function with {@code parameterCount} named ones. */
    public static VarargsNode ofArguments(int parameterCount) {
        return new OfArguments(parameterCount + 1);
    }

    /** The elements of a named vararg parameter's table, which the function may have changed. */
    public static VarargsNode ofTable(LuaExpressionNode table) {
        return new OfTable(table);
    }

    @Override
    public final Object execute(VirtualFrame frame) {
        return Values.first(executeMulti(frame));
    }

    @Override
    public abstract Object executeMulti(VirtualFrame frame);

    private static final class OfArguments extends VarargsNode {
        private final int from;

        OfArguments(int from) {
            this.from = from;
        }

        @Override
        public Object executeMulti(VirtualFrame frame) {
            Object[] arguments = frame.getArguments();
            if (arguments.length <= from) {
                return Values.NONE;
            }
            if (arguments.length == from + 1) {
                return arguments[from];
            }
            return Values.of(Arrays.copyOfRange(arguments, from, arguments.length));
        }
    }

    private static final class OfTable extends VarargsNode {
        private static final LuaString COUNT = LuaString.of("n");
        private static final long MAX_COUNT = 1 << 24;

        @Child private LuaExpressionNode table;

        OfTable(LuaExpressionNode table) {
            this.table = table;
        }

        @Override
        public Object executeMulti(VirtualFrame frame) {
            LuaTable varargs = (LuaTable) table.execute(frame);
            if (varargs.get(COUNT) instanceof Long count && count >= 0 && count <= MAX_COUNT) {
                Object[] values = new Object[(int) (long) count];
                for (int i = 0; i < values.length; i++) {
                    Object value = varargs.get(i + 1L);
                    values[i] = value == null ? Nil.NIL : value;
                }
                return Values.of(values);
            }
            CompilerDirectives.transferToInterpreter();
            throw Errors.at(this, "vararg table has no proper 'n'");
        }
    }
}
