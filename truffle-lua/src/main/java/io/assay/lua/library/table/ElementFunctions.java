package io.assay.lua.library.table;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.table.IndexGetNode;
import io.assay.lua.nodes.table.IndexSetNode;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;

/** Functions that put elements into a sequence, take them out or move them. */
final class ElementFunctions {

    private ElementFunctions() {}

    /** {@code table.insert(list, [pos,] value)}. */
    @LuaBuiltin("insert")
    abstract static class InsertNode extends LibraryFunctionNode {

        /** The most frequent use by far. */
        @Specialization(guards = {"argumentCount(frame) == 2", "table.metatable() == null"})
        static Object append(
                @SuppressWarnings("unused") VirtualFrame frame,
                LuaTable table,
                Object value,
                @SuppressWarnings("unused") Object unused) {
            table.put(table.length() + 1, value);
            return Values.NONE;
        }

        @Specialization(
                guards = {
                    "argumentCount(frame) == 3",
                    "table.metatable() == null",
                    "position > 0",
                    "position <= table.length()"
                })
        static Object insert(
                @SuppressWarnings("unused") VirtualFrame frame,
                LuaTable table,
                long position,
                Object value) {
            table.insertElement((int) position, value == Nil.NIL ? null : value);
            return Values.NONE;
        }

        @Specialization
        Object other(
                VirtualFrame frame,
                Object table,
                Object second,
                Object third,
                @Cached SequenceLengthNode length,
                @Cached IndexGetNode get,
                @Cached IndexSetNode set) {
            TableArguments.check(
                    this, 1, table, Metatables.INDEX, Metatables.NEWINDEX, Metatables.LEN);
            long end = length.execute(table) + 1;
            switch (argumentCount(frame)) {
                case 2 -> set.execute(table, end, second);
                case 3 -> {
                    long position = Arguments.integer(this, 2, second);
                    // Unsigned, so that 0 and below are beyond the end, however long the list is.
                    if (Long.compareUnsigned(position - 1, end) >= 0) {
                        throw LibraryErrors.badArgument(this, 2, "position out of bounds");
                    }
                    for (long i = end; i > position; i--) {
                        set.execute(table, i, get.execute(table, i - 1));
                    }
                    set.execute(table, position, third);
                }
                default -> throw LibraryErrors.error(this, "wrong number of arguments to 'insert'");
            }
            return Values.NONE;
        }
    }

    /** {@code table.remove(list [, pos])}: returns the removed element. */
    @LuaBuiltin("remove")
    abstract static class RemoveNode extends LibraryFunctionNode {

        @Specialization(
                guards = {
                    "argumentCount(frame) == 1",
                    "table.metatable() == null",
                    "table.length() > 0"
                })
        static Object removeLast(
                @SuppressWarnings("unused") VirtualFrame frame,
                LuaTable table,
                @SuppressWarnings("unused") Object unused) {
            long last = table.length();
            Object removed = table.get(last);
            table.put(last, Nil.NIL);
            return removed;
        }

        @Specialization(
                guards = {
                    "table.metatable() == null",
                    "position > 0",
                    "position <= table.length()"
                })
        static Object remove(LuaTable table, long position) {
            return table.removeElement((int) position);
        }

        @Specialization
        Object other(
                Object table,
                Object position,
                @Cached SequenceLengthNode length,
                @Cached IndexGetNode get,
                @Cached IndexSetNode set) {
            TableArguments.check(
                    this, 1, table, Metatables.INDEX, Metatables.NEWINDEX, Metatables.LEN);
            long size = length.execute(table);
            long i = Arguments.integer(this, 2, position, size);
            if (i != size && Long.compareUnsigned(i - 1, size) > 0) {
                throw LibraryErrors.badArgument(this, 2, "position out of bounds");
            }
            Object removed = get.execute(table, i);
            for (; i < size; i++) {
                set.execute(table, i, get.execute(table, i + 1));
            }
            set.execute(table, i, Nil.NIL);
            return removed;
        }
    }

    /** {@code table.move(a1, f, e, t [, a2])}: returns the destination. */
    @LuaBuiltin("move")
    abstract static class MoveNode extends LibraryFunctionNode {

        @Specialization
        Object move(
                Object source,
                Object first,
                Object last,
                Object target,
                Object other,
                @Cached IndexGetNode get,
                @Cached IndexSetNode set) {
            Object destination = other == Nil.NIL ? source : other;
            int destinationIndex = other == Nil.NIL ? 1 : 5;
            long from = Arguments.integer(this, 2, first);
            long to = Arguments.integer(this, 3, last);
            long at = Arguments.integer(this, 4, target);
            TableArguments.check(this, 1, source, Metatables.INDEX);
            TableArguments.check(this, destinationIndex, destination, Metatables.NEWINDEX);
            if (to < from) {
                return destination;
            }
            if (from <= 0 && to >= Long.MAX_VALUE + from) {
                throw LibraryErrors.badArgument(this, 3, "too many elements to move");
            }
            long count = to - from + 1;
            if (at > Long.MAX_VALUE - count + 1) {
                throw LibraryErrors.badArgument(this, 4, "destination wrap around");
            }
            // Upwards, unless that would overwrite elements that are still to be moved.
            if (at > to || at <= from || source != destination) {
                for (long i = 0; i < count; i++) {
                    set.execute(destination, at + i, get.execute(source, from + i));
                }
            } else {
                for (long i = count - 1; i >= 0; i--) {
                    set.execute(destination, at + i, get.execute(source, from + i));
                }
            }
            LoopNode.reportLoopCount(this, (int) Math.min(count, Integer.MAX_VALUE));
            return destination;
        }
    }
}
