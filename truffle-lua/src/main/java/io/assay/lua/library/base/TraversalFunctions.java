package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.table.RawFieldNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;

/** {@code next} and the functions that make iterators; {@code select}, which walks arguments. */
final class TraversalFunctions {

    private TraversalFunctions() {}

    /** {@code next(table [, index])}. */
    @LuaBuiltin("next")
    abstract static class NextNode extends LibraryFunctionNode {

        @Specialization
        Object next(LuaTable table, Object key) {
            int from = table.positionAfter(key);
            // A float is never a key of a traversal where it has an integer's value.
            if (from < 0 || key instanceof Double number && LuaNumbers.isInteger(number)) {
                throw invalidKey(this);
            }
            int position = table.nextPosition(from);
            return position < 0
                    ? Nil.NIL
                    : Values.of(table.keyAt(position), table.valueAt(position));
        }

        @Fallback
        Object other(Object table, @SuppressWarnings("unused") Object key) {
            throw LibraryErrors.wrongType(this, 1, "table", table);
        }

        @TruffleBoundary
        private static LuaException invalidKey(Node node) {
            return new LuaException(LuaString.of("invalid key to 'next'"), node);
        }
    }

    /**
     * {@code pairs(t)}: four values, the last one a value to close after the loop. Its upvalue is
     * {@code next}.
     */
    @LuaBuiltin("pairs")
    abstract static class PairsNode extends LibraryFunctionNode {

        @Specialization(guards = "table.metatable() == null")
        static Object ofPlainTable(VirtualFrame frame, LuaTable table) {
            return Values.of(next(frame), table, Nil.NIL, Nil.NIL);
        }

        @Specialization(replaces = "ofPlainTable")
        static Object ofTable(
                VirtualFrame frame,
                LuaTable table,
                @Cached("createPairs()") RawFieldNode pairs,
                @Shared @Cached FunctionCallNode call) {
            LuaTable metatable = table.metatable();
            Object handler = metatable == null ? null : pairs.execute(metatable);
            return handler == null
                    ? Values.of(next(frame), table, Nil.NIL, Nil.NIL)
                    : fourOf(call.call(handler, table));
        }

        @Fallback
        Object other(VirtualFrame frame, Object value, @Shared @Cached FunctionCallNode call) {
            if (argumentCount(frame) == 0) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            Object handler = Metatables.metamethod(LuaContext.get(this), value, Metatables.PAIRS);
            return handler == null
                    ? Values.of(next(frame), value, Nil.NIL, Nil.NIL)
                    : fourOf(call.call(handler, value));
        }

        @NeverDefault
        static RawFieldNode createPairs() {
            return RawFieldNode.create(Metatables.PAIRS);
        }

        private static Object next(VirtualFrame frame) {
            return ((LuaFunction) frame.getArguments()[0]).upvalue(0);
        }

        private static Object fourOf(Object results) {
            Object[] all = Values.toArray(results);
            return Values.of(element(all, 0), element(all, 1), element(all, 2), element(all, 3));
        }

        private static Object element(Object[] values, int index) {
            return index < values.length ? values[index] : Nil.NIL;
        }
    }

    /** {@code ipairs(t)}; its upvalue is the iterator. */
    @LuaBuiltin("ipairs")
    abstract static class IpairsNode extends LibraryFunctionNode {

        @Specialization
        Object ipairs(VirtualFrame frame, Object value) {
            if (argumentCount(frame) == 0) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            return Values.of(((LuaFunction) frame.getArguments()[0]).upvalue(0), value, 0L);
        }
    }

    /** {@code select(n, ···)} and {@code select('#', ···)}. */
    @LuaBuiltin("select")
    abstract static class SelectNode extends LibraryFunctionNode {

        @Specialization
        Object from(VirtualFrame frame, long n) {
            Object[] arguments = frame.getArguments();
            int count = arguments.length - 2;
            long start = n < 0 ? count + n : n > count ? count : n - 1;
            if (start < 0) {
                throw LibraryErrors.badArgument(this, 1, "index out of range");
            }
            int from = (int) start + 2;
            int size = arguments.length - from;
            if (size == 1) {
                return arguments[from];
            }
            Object[] rest = new Object[size];
            System.arraycopy(arguments, from, rest, 0, size);
            return Values.of(rest);
        }

        @Specialization(guards = "isCount(selector)")
        static long count(VirtualFrame frame, @SuppressWarnings("unused") LuaString selector) {
            return frame.getArguments().length - 2L;
        }

        static boolean isCount(LuaString selector) {
            return selector.length() > 0 && selector.byteAt(0) == '#';
        }

        @Specialization(guards = "!isLong(selector)")
        Object other(VirtualFrame frame, Object selector) {
            if (selector instanceof LuaString string && isCount(string)) {
                return count(frame, string);
            }
            return from(frame, LibraryErrors.toInteger(this, 1, selector));
        }

        static boolean isLong(Object value) {
            return value instanceof Long;
        }
    }
}
