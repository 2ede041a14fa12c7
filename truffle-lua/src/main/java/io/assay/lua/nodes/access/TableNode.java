package io.assay.lua.nodes.access;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.runtime.Layout;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.util.Arrays;

/** Table constructors (manual §3.4.9). */
public final class TableNode {

    private TableNode() {}

    /** <code>{}</code> */
    public static final class Empty extends LuaExpressionNode {
        @Override
        public Object execute(VirtualFrame frame) {
            return new LuaTable();
        }
    }

    /** <code>{x = …, y = …}</code> with different names: the layout is known beforehand. */
    public static final class Fields extends LuaExpressionNode {
        private final Layout layout;

        @Children private final LuaExpressionNode[] values;

        public Fields(Layout layout, LuaExpressionNode[] values) {
            this.layout = layout;
            this.values = values;
        }

        @Override
        @ExplodeLoop
        public Object execute(VirtualFrame frame) {
            Object[] slots = new Object[values.length];
            for (int i = 0; i < values.length; i++) {
                Object value = values[i].execute(frame);
                slots[i] = value == Nil.NIL ? null : value;
            }
            return new LuaTable(layout, slots);
        }
    }

    /** <code>{a, b, f()}</code> */
    public static final class Elements extends LuaExpressionNode {
        @Children private final LuaExpressionNode[] values;
        private final boolean lastIsMulti;

        public Elements(LuaExpressionNode[] values, boolean lastIsMulti) {
            this.values = values;
            this.lastIsMulti = lastIsMulti;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            if (lastIsMulti) {
                return ofResults(collectMulti(frame, values));
            }
            return LuaTable.ofElements(collect(frame, values));
        }

        private static LuaTable ofResults(Object[] elements) {
            return elements.length == 0 ? new LuaTable() : LuaTable.ofElements(elements);
        }
    }

    /** Any other constructor: fields in the order they are written. */
    public static final class Mixed extends LuaExpressionNode {
        @Children private final LuaExpressionNode[] keys;
        @Children private final LuaExpressionNode[] keyedValues;
        @Children private final LuaExpressionNode[] elements;

        @CompilationFinal(dimensions = 1)
        private final int[] order;

        private final boolean lastIsMulti;

        /**
         * @param order as in {@link io.assay.lua.syntax.Expression.Table}
         */
        public Mixed(
                LuaExpressionNode[] keys,
                LuaExpressionNode[] keyedValues,
                LuaExpressionNode[] elements,
                int[] order,
                boolean lastIsMulti) {
            this.keys = keys;
            this.keyedValues = keyedValues;
            this.elements = elements;
            this.order = order;
            this.lastIsMulti = lastIsMulti;
        }

        @Override
        @ExplodeLoop
        public Object execute(VirtualFrame frame) {
            LuaTable table = new LuaTable(0, keys.length);
            Object[] list = new Object[elements.length];
            Object rest = null;
            for (int field : order) {
                if (field < 0) {
                    Object key = keys[-1 - field].execute(frame);
                    putKeyed(table, key, keyedValues[-1 - field].execute(frame));
                } else if (lastIsMulti && field == elements.length - 1) {
                    rest = elements[field].executeMulti(frame);
                } else {
                    list[field] = elements[field].execute(frame);
                }
            }
            if (elements.length > 0) {
                table.setElements(rest == null ? list : append(list, rest));
            }
            return table;
        }

        private void putKeyed(LuaTable table, Object key, Object value) {
            if (key instanceof LuaString string) {
                table.put(string, value, false);
            } else if (key == Nil.NIL) {
                throw badKey("index is nil");
            } else if (key instanceof Double number && Double.isNaN(number)) {
                throw badKey("index is NaN");
            } else {
                table.put(key, value);
            }
        }

        @TruffleBoundary
        private LuaException badKey(String message) {
            return Errors.at(this, message);
        }
    }

    @ExplodeLoop
    private static Object[] collect(VirtualFrame frame, LuaExpressionNode[] expressions) {
        Object[] elements = new Object[expressions.length];
        for (int i = 0; i < expressions.length; i++) {
            elements[i] = expressions[i].execute(frame);
        }
        return elements;
    }

    @ExplodeLoop
    private static Object[] collectMulti(VirtualFrame frame, LuaExpressionNode[] expressions) {
        int last = expressions.length - 1;
        Object[] elements = new Object[expressions.length];
        for (int i = 0; i < last; i++) {
            elements[i] = expressions[i].execute(frame);
        }
        return append(elements, expressions[last].executeMulti(frame));
    }

    /** Puts a list of results in the place of the last element. */
    private static Object[] append(Object[] elements, Object results) {
        int last = elements.length - 1;
        if (results instanceof Values several) {
            Object[] values = several.elements();
            Object[] all = Arrays.copyOf(elements, last + values.length);
            System.arraycopy(values, 0, all, last, values.length);
            return all;
        }
        elements[last] = results;
        return elements;
    }
}
