package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.operation.EqualValuesNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Nil;

/** Access that no metamethod sees. */
final class RawFunctions {

    private RawFunctions() {}

    /** {@code rawequal(v1, v2)}. */
    @LuaBuiltin("rawequal")
    abstract static class RawEqualNode extends LibraryFunctionNode {

        @Specialization
        boolean equal(VirtualFrame frame, Object a, Object b) {
            if (argumentCount(frame) < 2) {
                throw LibraryErrors.badArgument(this, argumentCount(frame) + 1, "value expected");
            }
            return EqualValuesNode.raw(a, b);
        }
    }

    /** {@code rawget(table, index)}. */
    @LuaBuiltin("rawget")
    abstract static class RawGetNode extends LibraryFunctionNode {

        @Specialization
        static Object ofInteger(LuaTable table, long key) {
            Object value = table.get(key);
            return value == null ? Nil.NIL : value;
        }

        @Specialization
        static Object ofString(LuaTable table, LuaString key) {
            Object value = table.get(key);
            return value == null ? Nil.NIL : value;
        }

        @Specialization(replaces = {"ofInteger", "ofString"})
        Object ofAny(VirtualFrame frame, LuaTable table, Object key) {
            if (argumentCount(frame) < 2) {
                throw LibraryErrors.badArgument(this, 2, "value expected");
            }
            Object value = table.get(key);
            return value == null ? Nil.NIL : value;
        }

        @Fallback
        Object other(Object table, @SuppressWarnings("unused") Object key) {
            throw LibraryErrors.wrongType(this, 1, "table", table);
        }
    }

    /** {@code rawlen(v)}. */
    @LuaBuiltin("rawlen")
    abstract static class RawLengthNode extends LibraryFunctionNode {

        @Specialization
        static long ofTable(LuaTable table) {
            return table.length();
        }

        @Specialization
        static long ofString(LuaString string) {
            return string.length();
        }

        @Fallback
        Object other(Object value) {
            throw LibraryErrors.wrongType(this, 1, "table or string", value);
        }
    }

    /** {@code rawset(table, index, value)}. */
    @LuaBuiltin("rawset")
    abstract static class RawSetNode extends LibraryFunctionNode {

        @Specialization
        Object set(VirtualFrame frame, LuaTable table, Object key, Object value) {
            if (argumentCount(frame) < 3) {
                throw LibraryErrors.badArgument(this, argumentCount(frame) + 1, "value expected");
            }
            if (key == Nil.NIL || (key instanceof Double number && Double.isNaN(number))) {
                throw badKey(this, key);
            }
            table.put(key, value);
            return table;
        }

        @Fallback
        Object other(
                Object table,
                @SuppressWarnings("unused") Object key,
                @SuppressWarnings("unused") Object value) {
            throw LibraryErrors.wrongType(this, 1, "table", table);
        }

        @TruffleBoundary
        private static LuaException badKey(Node node, Object key) {
            return new LuaException(
                    LuaString.of("table index is " + (key == Nil.NIL ? "nil" : "NaN")), node);
        }
    }
}
