package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.Packing;
import io.assay.lua.text.TextException;

/** Binary data (manual §6.5.2). */
final class PackFunctions {

    private PackFunctions() {}

    /** {@code string.pack(fmt, v1, v2, …)}. */
    @LuaBuiltin(value = "pack", varargs = true)
    abstract static class PackNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        LuaString pack(Object format, Object[] values) {
            LuaString options = Arguments.string(this, 1, format);
            try {
                return LuaString.of(Packing.pack(options.bytes(), new PackArguments(this, values)));
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }

    /** The values to pack; the first is argument 2. */
    private record PackArguments(PackNode node, Object[] values) implements Packing.Arguments {

        private Object value(int argument) {
            return values[argument - 2];
        }

        /** Where there are too few values, PUC-Rio Lua finds the nil that marks their end. */
        private LuaException missing(int argument, String expected) {
            return LibraryErrors.badArgument(node, argument, expected + " expected, got nil");
        }

        private boolean isMissing(int argument) {
            return argument - 2 >= values.length;
        }

        @Override
        public long integer(int argument) {
            if (isMissing(argument)) {
                throw missing(argument, "number");
            }
            return Arguments.integer(node, argument, value(argument));
        }

        @Override
        public double number(int argument) {
            if (isMissing(argument)) {
                throw missing(argument, "number");
            }
            return Arguments.number(node, argument, value(argument));
        }

        @Override
        public byte[] string(int argument) {
            if (isMissing(argument)) {
                throw missing(argument, "string");
            }
            return Arguments.string(node, argument, value(argument)).bytes();
        }
    }

    /** {@code string.packsize(fmt)}. */
    @LuaBuiltin("packsize")
    abstract static class PackSizeNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        long size(Object format) {
            try {
                return Packing.size(Arguments.string(this, 1, format).bytes());
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }

    /** {@code string.unpack(fmt, s [, pos])}: the values and the position after them. */
    @LuaBuiltin("unpack")
    abstract static class UnpackNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object unpack(Object format, Object s, Object position) {
            LuaString options = Arguments.string(this, 1, format);
            LuaString data = Arguments.string(this, 2, s);
            long from = Arguments.integer(this, 3, position, 1);
            try {
                return Values.of(Packing.unpack(options.bytes(), data.bytes(), from));
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }
}
