package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.util.Arrays;

/** Functions on the bytes of strings. Cases are those of ASCII, as in the C locale. */
final class ByteFunctions {

    private ByteFunctions() {}

    /** {@code string.len(s)}. */
    @LuaBuiltin("len")
    abstract static class LenNode extends LibraryFunctionNode {

        @Specialization
        static long ofString(LuaString s) {
            return s.length();
        }

        @Specialization(replaces = "ofString")
        long ofAny(Object s) {
            return Arguments.string(this, 1, s).length();
        }
    }

    /** {@code string.byte(s [, i [, j]])}. */
    @LuaBuiltin("byte")
    abstract static class ByteNode extends LibraryFunctionNode {

        static boolean isNil(Object value) {
            return value == Nil.NIL;
        }

        /** One byte by its position from the start. */
        @Specialization(guards = {"i > 0", "i <= s.length()", "isNil(j)"})
        static long one(LuaString s, long i, @SuppressWarnings("unused") Object j) {
            return s.byteAt((int) i - 1);
        }

        @Specialization
        Object any(Object s, Object i, Object j) {
            LuaString string = Arguments.string(this, 1, s);
            long first = Arguments.integer(this, 2, i, 1);
            long from = Positions.start(first, string.length());
            long to = Positions.end(Arguments.integer(this, 3, j, first), string.length());
            if (from > to) {
                return Values.NONE;
            }
            if (to - from >= Values.MOST - 1) {
                throw LibraryErrors.error(this, "stack overflow (string slice too long)");
            }
            Object[] bytes = new Object[(int) (to - from) + 1];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (long) string.byteAt((int) from - 1 + k);
            }
            return Values.of(bytes);
        }
    }

    /** {@code string.char(…)}. */
    @LuaBuiltin(value = "char", varargs = true)
    abstract static class CharNode extends LibraryFunctionNode {

        @Specialization
        LuaString ofBytes(Object[] values) {
            if (values.length == 1) {
                return LuaString.ofByte(toByte(values, 0));
            }
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) toByte(values, i);
            }
            return LuaString.of(bytes);
        }

        private int toByte(Object[] values, int index) {
            long code = Arguments.integer(this, index + 1, values[index]);
            if (code < 0 || code > 255) {
                throw LibraryErrors.badArgument(this, index + 1, "value out of range");
            }
            return (int) code;
        }
    }

    /** {@code string.sub(s, i [, j])}. */
    @LuaBuiltin("sub")
    abstract static class SubNode extends LibraryFunctionNode {

        @Specialization
        static LuaString ofIntegers(LuaString s, long i, long j) {
            int length = s.length();
            long from = Positions.start(i, length);
            long to = Positions.end(j, length);
            return from > to ? LuaString.EMPTY : s.substring((int) from - 1, (int) to);
        }

        @Specialization(replaces = "ofIntegers")
        LuaString ofAny(Object s, Object i, Object j) {
            return ofIntegers(
                    Arguments.string(this, 1, s),
                    Arguments.integer(this, 2, i),
                    Arguments.integer(this, 3, j, -1));
        }
    }

    /** {@code string.lower(s)}. */
    @LuaBuiltin("lower")
    abstract static class LowerNode extends LibraryFunctionNode {

        @Specialization
        LuaString lower(Object s) {
            return convert(Arguments.string(this, 1, s), 'A');
        }
    }

    /** {@code string.upper(s)}. */
    @LuaBuiltin("upper")
    abstract static class UpperNode extends LibraryFunctionNode {

        @Specialization
        LuaString upper(Object s) {
            return convert(Arguments.string(this, 1, s), 'a');
        }
    }

    /** Changes the case of the 26 letters from {@code first} on; copies only if there are any. */
    @TruffleBoundary
    private static LuaString convert(LuaString string, int first) {
        byte[] bytes = string.bytes();
        byte[] result = null;
        for (int i = 0; i < bytes.length; i++) {
            int letter = bytes[i] - first;
            if (letter >= 0 && letter < 26) {
                if (result == null) {
                    result = bytes.clone();
                }
                result[i] ^= 0x20;
            }
        }
        return result == null ? string : LuaString.of(result);
    }

    /** {@code string.reverse(s)}. */
    @LuaBuiltin("reverse")
    abstract static class ReverseNode extends LibraryFunctionNode {

        @Specialization
        LuaString reverse(Object s) {
            return reversed(Arguments.string(this, 1, s));
        }

        @TruffleBoundary
        private static LuaString reversed(LuaString string) {
            byte[] bytes = string.bytes();
            byte[] result = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                result[i] = bytes[bytes.length - 1 - i];
            }
            return LuaString.of(result);
        }
    }

    /** {@code string.rep(s, n [, sep])}. */
    @LuaBuiltin("rep")
    abstract static class RepNode extends LibraryFunctionNode {

        @Specialization
        LuaString rep(Object s, Object n, Object separator) {
            LuaString string = Arguments.string(this, 1, s);
            long count = Arguments.integer(this, 2, n);
            LuaString between = Arguments.string(this, 3, separator, LuaString.EMPTY);
            if (count <= 0) {
                return LuaString.EMPTY;
            }
            long piece = (long) string.length() + between.length();
            if (piece == 0) {
                return LuaString.EMPTY;
            }
            if (piece > (LuaString.MAX_LENGTH + (long) between.length()) / count) {
                throw LibraryErrors.error(this, "resulting string too large");
            }
            return repeat(string, between, (int) count);
        }

        /**
         * Copies what is there already, so that it takes few large copies instead of many small.
         */
        @TruffleBoundary
        private static LuaString repeat(LuaString string, LuaString separator, int count) {
            int length = string.length();
            int piece = length + separator.length();
            byte[] result = new byte[piece * (count - 1) + length];
            System.arraycopy(string.bytes(), 0, result, 0, length);
            if (count > 1) {
                System.arraycopy(separator.bytes(), 0, result, length, piece - length);
            }
            if (piece == 1 && count > 1) {
                Arrays.fill(result, result[0]);
                return LuaString.of(result);
            }
            for (int done = piece; done < result.length; done *= 2) {
                System.arraycopy(result, 0, result, done, Math.min(done, result.length - done));
                if (done > result.length / 2) {
                    break;
                }
            }
            return LuaString.of(result);
        }
    }
}
