package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.operation.ToStringNode;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.text.NumberText;

/** What a value is, and as a number or a string. */
final class ValueFunctions {

    private ValueFunctions() {}

    /** {@code type(v)}. */
    @LuaBuiltin("type")
    abstract static class TypeNode extends LibraryFunctionNode {

        private static final LuaString NIL = LuaString.of("nil");
        private static final LuaString BOOLEAN = LuaString.of("boolean");
        private static final LuaString NUMBER = LuaString.of("number");
        private static final LuaString STRING = LuaString.of("string");
        private static final LuaString TABLE = LuaString.of("table");
        private static final LuaString FUNCTION = LuaString.of("function");
        private static final LuaString THREAD = LuaString.of("thread");

        @Specialization
        static LuaString ofInteger(@SuppressWarnings("unused") long value) {
            return NUMBER;
        }

        @Specialization
        static LuaString ofFloat(@SuppressWarnings("unused") double value) {
            return NUMBER;
        }

        @Specialization
        static LuaString ofBoolean(@SuppressWarnings("unused") boolean value) {
            return BOOLEAN;
        }

        @Specialization
        static LuaString ofString(@SuppressWarnings("unused") LuaString value) {
            return STRING;
        }

        @Specialization
        static LuaString ofTable(@SuppressWarnings("unused") LuaTable value) {
            return TABLE;
        }

        @Specialization
        static LuaString ofFunction(@SuppressWarnings("unused") LuaFunction value) {
            return FUNCTION;
        }

        @Fallback
        LuaString other(VirtualFrame frame, Object value) {
            if (value == Nil.NIL) {
                if (argumentCount(frame) == 0) {
                    throw LibraryErrors.badArgument(this, 1, "value expected");
                }
                return NIL;
            }
            return value instanceof Coroutine ? THREAD : ofForeign(value);
        }

        @TruffleBoundary
        private static LuaString ofForeign(Object value) {
            return LuaString.of(LuaTypes.nameOf(value));
        }
    }

    /** {@code tostring(v)}. */
    @LuaBuiltin(value = "tostring", callsBack = true)
    abstract static class ToStringFunctionNode extends LibraryFunctionNode {

        @Specialization
        LuaString convert(VirtualFrame frame, Object value, @Cached ToStringNode toString) {
            if (argumentCount(frame) == 0) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            return toString.execute(value);
        }
    }

    /** {@code tonumber(e [, base])}. */
    @LuaBuiltin("tonumber")
    abstract static class ToNumberNode extends LibraryFunctionNode {

        @Specialization
        static long ofInteger(long value, @SuppressWarnings("unused") Nil base) {
            return value;
        }

        @Specialization
        static double ofFloat(double value, @SuppressWarnings("unused") Nil base) {
            return value;
        }

        @Specialization
        static Object ofString(LuaString value, @SuppressWarnings("unused") Nil base) {
            return parse(value);
        }

        @Specialization(replaces = {"ofInteger", "ofFloat", "ofString"})
        Object general(VirtualFrame frame, Object value, Object base) {
            if (base != Nil.NIL) {
                return ofBase(value, base);
            }
            if (value instanceof Long || value instanceof Double) {
                return value;
            }
            if (argumentCount(frame) == 0) {
                throw LibraryErrors.badArgument(this, 1, "value expected");
            }
            return value instanceof LuaString string ? parse(string) : Nil.NIL;
        }

        @TruffleBoundary
        private static Object parse(LuaString string) {
            Object number = NumberText.parse(string.bytes(), 0, string.length());
            return number == null ? Nil.NIL : number;
        }

        @TruffleBoundary
        private Object ofBase(Object value, Object base) {
            long radix = LibraryErrors.toInteger(this, 2, base);
            if (!(value instanceof LuaString string)) {
                throw LibraryErrors.wrongType(this, 1, "string", value);
            }
            if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
                throw LibraryErrors.badArgument(this, 2, "base out of range");
            }
            Long number = NumberText.parse(string.bytes(), (int) radix);
            return number == null ? Nil.NIL : number;
        }
    }
}
