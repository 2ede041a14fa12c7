package io.assay.lua.nodes.access;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
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

        /** Whether a table made here had numbers outside the object itself. */
        @CompilationFinal private boolean hasMoreNumbers;

        public Fields(Layout layout, LuaExpressionNode[] values) {
            this.layout = layout;
            this.values = values;
        }

        @Override
        @ExplodeLoop
        public Object execute(VirtualFrame frame) {
            Object[] slots = new Object[values.length];
            for (int i = 0; i < values.length; i++) {
                slots[i] = values[i].execute(frame);
            }
            LuaTable table = new LuaTable(layout);
            if (hasMoreNumbers) {
                table.makeRoomForNumbers();
            }
            for (int i = 0; i < values.length; i++) {
                if (slots[i] != Nil.NIL) {
                    table.setSlot(i, slots[i]);
                }
            }
            if (!hasMoreNumbers && table.hasMoreNumbers()) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                hasMoreNumbers = true;
            }
            return table;
        }
    }

    /**
     * <code>{1, 2, x}</code>: elements, one value each. Bets on all being integers, or all floats,
     * as far as the first table was.
     */
    public static final class Elements extends LuaExpressionNode {
        private enum Kind {
            UNKNOWN,
            INTEGERS,
            FLOATS,
            ANY
        }

        @Children private final LuaExpressionNode[] values;
        @CompilationFinal private Kind kind = Kind.UNKNOWN;

        public Elements(LuaExpressionNode[] values) {
            this.values = values;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            return switch (kind) {
                case INTEGERS -> integers(frame);
                case FLOATS -> floats(frame);
                case ANY -> LuaTable.ofElements(collect(frame, values));
                case UNKNOWN -> learn(frame);
            };
        }

        private LuaTable learn(VirtualFrame frame) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            LuaTable table = LuaTable.ofElements(collect(frame, values));
            Object storage = table.arrayStorage();
            kind =
                    storage instanceof long[]
                            ? Kind.INTEGERS
                            : storage instanceof double[] ? Kind.FLOATS : Kind.ANY;
            return table;
        }

        @ExplodeLoop
        private LuaTable integers(VirtualFrame frame) {
            long[] elements = new long[values.length];
            for (int i = 0; i < elements.length; i++) {
                try {
                    elements[i] = values[i].executeLong(frame);
                } catch (UnexpectedResultException other) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    Object[] all = new Object[values.length];
                    for (int k = 0; k < i; k++) {
                        all[k] = elements[k];
                    }
                    return finish(frame, all, i, other.getResult());
                }
            }
            return LuaTable.ofIntegers(elements);
        }

        @ExplodeLoop
        private LuaTable floats(VirtualFrame frame) {
            double[] elements = new double[values.length];
            for (int i = 0; i < elements.length; i++) {
                try {
                    elements[i] = values[i].executeDouble(frame);
                } catch (UnexpectedResultException other) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    Object[] all = new Object[values.length];
                    for (int k = 0; k < i; k++) {
                        all[k] = elements[k];
                    }
                    return finish(frame, all, i, other.getResult());
                }
            }
            return LuaTable.ofFloats(elements);
        }

        /** The bet is lost: element {@code at} turned out to be something else. */
        private LuaTable finish(VirtualFrame frame, Object[] all, int at, Object element) {
            kind = Kind.ANY;
            all[at] = element;
            for (int i = at + 1; i < values.length; i++) {
                all[i] = values[i].execute(frame);
            }
            return LuaTable.ofElements(all);
        }
    }

    /** <code>{a, b, f()}</code>: elements, the last expression gives all its values. */
    public static final class OpenElements extends LuaExpressionNode {
        @Children private final LuaExpressionNode[] values;

        public OpenElements(LuaExpressionNode[] values) {
            this.values = values;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object[] elements = collectMulti(frame, values);
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
                throw badKey("table index is nil");
            } else if (key instanceof Double number && Double.isNaN(number)) {
                throw badKey("table index is NaN");
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
