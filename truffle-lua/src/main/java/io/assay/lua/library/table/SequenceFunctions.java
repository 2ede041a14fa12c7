package io.assay.lua.library.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.table.IndexGetNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.ByteBuilder;
import io.assay.lua.text.NumberText;
import io.assay.lua.text.TextException;

/** Functions that make sequences, or something else of whole sequences. */
final class SequenceFunctions {

    private SequenceFunctions() {}

    /** {@code table.create(nseq [, nrec])}: an empty table with room. */
    @LuaBuiltin("create")
    abstract static class CreateNode extends LibraryFunctionNode {

        /** Room that is made at once; beyond that a table grows as it is filled. */
        private static final int MOST = 1 << 24;

        /** PUC-Rio Lua has no tables with more fields than that. */
        private static final int MOST_FIELDS = 1 << 30;

        @Specialization
        LuaTable create(Object elements, Object fields) {
            int elementCount = count(1, Arguments.integer(this, 1, elements));
            int fieldCount = count(2, Arguments.integer(this, 2, fields, 0));
            if (fieldCount > MOST_FIELDS) {
                throw LibraryErrors.error(this, "table overflow");
            }
            if (elementCount > MOST || fieldCount > MOST) {
                checkMemory(Math.max(elementCount, fieldCount));
            }
            return make(Math.min(elementCount, MOST), Math.min(fieldCount, MOST));
        }

        private int count(int index, long count) {
            if (count < 0 || count > Integer.MAX_VALUE) {
                throw LibraryErrors.badArgument(this, index, "out of range");
            }
            return (int) count;
        }

        @TruffleBoundary
        private static void checkMemory(int count) {
            if ((long) count * Integer.BYTES > Runtime.getRuntime().maxMemory()) {
                throw LuaException.ofMemory();
            }
        }

        @TruffleBoundary
        private static LuaTable make(int elements, int fields) {
            return new LuaTable(elements, fields);
        }
    }

    /** {@code table.pack(…)}. */
    @LuaBuiltin(value = "pack", varargs = true)
    abstract static class PackNode extends LibraryFunctionNode {

        private static final LuaString COUNT = LuaString.of("n");

        @Specialization
        static LuaTable pack(Object[] values) {
            long count = values.length;
            LuaTable table = LuaTable.ofArray(values);
            table.put(COUNT, count, false);
            return table;
        }
    }

    /** {@code table.unpack(list [, i [, j]])}. */
    @LuaBuiltin("unpack")
    abstract static class UnpackNode extends LibraryFunctionNode {

        @Specialization(guards = "table.metatable() == null")
        Object unpackPlain(LuaTable table, Object first, Object last) {
            long from = Arguments.integer(this, 2, first, 1);
            long to = Arguments.integer(this, 3, last, table.length());
            if (from > to) {
                return Values.NONE;
            }
            Object[] values = new Object[count(from, to)];
            for (int i = 0; i < values.length; i++) {
                Object value = table.get(from + i);
                values[i] = value == null ? Nil.NIL : value;
            }
            return Values.of(values);
        }

        @Specialization
        Object unpack(
                Object list,
                Object first,
                Object last,
                @Cached SequenceLengthNode length,
                @Cached IndexGetNode get) {
            long from = Arguments.integer(this, 2, first, 1);
            long to = last == Nil.NIL ? length.execute(list) : Arguments.integer(this, 3, last);
            if (from > to) {
                return Values.NONE;
            }
            Object[] values = new Object[count(from, to)];
            for (int i = 0; i < values.length; i++) {
                values[i] = get.execute(list, from + i);
            }
            return Values.of(values);
        }

        private int count(long from, long to) {
            long distance = to - from;
            if (distance < 0 || distance >= Values.MOST - 1) {
                throw LibraryErrors.error(this, "too many results to unpack");
            }
            return (int) distance + 1;
        }
    }

    /** {@code table.concat(list [, sep [, i [, j]]])}. */
    @LuaBuiltin("concat")
    abstract static class ConcatNode extends LibraryFunctionNode {

        @Specialization(guards = "table.metatable() == null")
        LuaString concatPlain(LuaTable table, Object separator, Object first, Object last) {
            LuaString between = separator(separator);
            long from = Arguments.integer(this, 3, first, 1);
            long to = Arguments.integer(this, 4, last, table.length());
            return join(table, between, from, to);
        }

        @Specialization
        LuaString concat(
                Object list,
                Object separator,
                Object first,
                Object last,
                @Cached SequenceLengthNode length,
                @Cached IndexGetNode get) {
            TableArguments.check(this, 1, list, Metatables.INDEX, Metatables.LEN);
            long size = length.execute(list);
            LuaString between = separator(separator);
            long from = Arguments.integer(this, 3, first, 1);
            long to = Arguments.integer(this, 4, last, size);
            if (from > to) {
                return LuaString.EMPTY;
            }
            ByteBuilder out = builder();
            for (long i = from; i < to; i++) {
                append(out, get.execute(list, i), i);
                append(out, between, i);
            }
            append(out, get.execute(list, to), to);
            return finish(out);
        }

        private LuaString separator(Object separator) {
            return Arguments.string(this, 2, separator, LuaString.EMPTY);
        }

        @TruffleBoundary
        private LuaString join(LuaTable table, LuaString separator, long from, long to) {
            if (from > to) {
                return LuaString.EMPTY;
            }
            if (from >= 1 && to <= table.arraySize() && LuaTable.isGeneral(table.arrayStorage())) {
                Object[] elements = LuaTable.general(table.arrayStorage());
                LuaString joined = LuaString.join(elements, (int) from - 1, (int) to, separator);
                if (joined != null) {
                    return joined;
                }
            }
            ByteBuilder out = new ByteBuilder(64);
            for (long i = from; i < to; i++) {
                append(out, table.get(i), i);
                append(out, separator, i);
            }
            append(out, table.get(to), to);
            return out.toLuaString();
        }

        @TruffleBoundary
        private static ByteBuilder builder() {
            return new ByteBuilder();
        }

        @TruffleBoundary
        private static LuaString finish(ByteBuilder out) {
            return out.toLuaString();
        }

        @TruffleBoundary
        private void append(ByteBuilder out, Object value, long index) {
            try {
                switch (value) {
                    case LuaString string -> out.append(string);
                    case Long number -> out.appendDecimal(number);
                    case Double number -> NumberText.append(out, number);
                    case null, default ->
                            throw LibraryErrors.error(
                                    this,
                                    "invalid value ("
                                            + LuaTypes.nameOf(value)
                                            + ") at index "
                                            + index
                                            + " in table for 'concat'");
                }
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }
}
