package io.assay.lua.library.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.util.Arrays;

/** {@code table.sort}. */
final class SortFunction {

    private SortFunction() {}

    /** {@code table.sort(list [, comp])}; not stable. */
    @LuaBuiltin(value = "sort", callsBack = true)
    abstract static class SortNode extends LibraryFunctionNode {

        /**
         * A table without metatable: sorts a copy, so that whatever the comparator does to the
         * table cannot disturb the sorting. If the comparator fails, the table stays as it was.
         */
        @Specialization(guards = {"table.metatable() == null", "isOrder(order)"})
        Object plain(LuaTable table, Object order, @Cached("createForArray()") QuickSortNode sort) {
            if (order == Nil.NIL && sortNaturally(table)) {
                return Values.NONE;
            }
            Object[] elements = elements(table);
            sort(sort, elements, elements.length, order);
            for (int i = 0; i < elements.length; i++) {
                table.put(i + 1L, elements[i]);
            }
            return Values.NONE;
        }

        @Specialization
        Object other(
                Object list,
                Object order,
                @Cached SequenceLengthNode length,
                @Cached("createForObject()") QuickSortNode sort) {
            TableArguments.check(
                    this, 1, list, Metatables.INDEX, Metatables.NEWINDEX, Metatables.LEN);
            long size = length.execute(list);
            if (size < 2) {
                return Values.NONE;
            }
            if (size >= Integer.MAX_VALUE) {
                throw LibraryErrors.badArgument(this, 1, "array too big");
            }
            if (!isOrder(order)) {
                throw LibraryErrors.wrongType(this, 2, "function", order);
            }
            sort(sort, list, (int) size, order);
            return Values.NONE;
        }

        private void sort(QuickSortNode sort, Object list, int size, Object order) {
            LuaContext context = LuaContext.get(this);
            int outer = context.forbidYield();
            try {
                sort.execute(list, size, order == Nil.NIL ? null : order);
            } finally {
                context.setUnyieldable(outer);
            }
        }

        static boolean isOrder(Object value) {
            return value == Nil.NIL
                    || value instanceof LuaFunction
                    || !Metatables.isLuaValue(value) && isForeignFunction(value);
        }

        @TruffleBoundary
        private static boolean isForeignFunction(Object value) {
            return "function".equals(LuaTypes.nameOf(value));
        }

        /**
         * Sorts integers, floats or strings, whose order no metamethod has a say in.
         *
         * @return whether the elements were such
         */
        @TruffleBoundary
        private static boolean sortNaturally(LuaTable table) {
            int size = table.arraySize();
            switch (table.arrayStorage()) {
                case long[] longs -> Arrays.sort(longs, 0, size);
                case double[] doubles -> Arrays.sort(doubles, 0, size);
                case boolean[] booleans -> {
                    return false;
                }
                default -> {
                    Object[] objects = (Object[]) table.arrayStorage();
                    for (int i = 0; i < size; i++) {
                        if (!(objects[i] instanceof LuaString)) {
                            return false;
                        }
                    }
                    Arrays.sort(objects, 0, size);
                }
            }
            return true;
        }

        private static Object[] elements(LuaTable table) {
            Object[] elements = new Object[table.arraySize()];
            for (int i = 0; i < elements.length; i++) {
                Object element = table.get(i + 1L);
                elements[i] = element == null ? Nil.NIL : element;
            }
            return elements;
        }
    }
}
