package io.assay.lua.library.utf8;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.LuaLanguage;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.Library;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.ByteBuilder;
import io.assay.lua.text.TextException;
import io.assay.lua.text.Utf8;

/** Opens {@code utf8} and holds its functions. */
public final class Utf8Library {

    private static final String NAME = "utf8";

    private Utf8Library() {}

    public static void install(LuaContext context) {
        LuaTable table = new LuaTable();
        Library.define(context, table, NAME, Utf8LibraryFactory.getFactories());
        LuaString charPattern = context.language().intern(LuaString.of("charpattern"));
        table.put(charPattern, Utf8.CHAR_PATTERN, false);
        context.globals().put(context.language().intern(LuaString.of(NAME)), table, false);
    }

    /** {@code utf8.char(…)}. */
    @LuaBuiltin(value = "char", varargs = true)
    abstract static class CharNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        LuaString ofCodes(Object[] codes) {
            ByteBuilder out = new ByteBuilder(codes.length * 4);
            try {
                for (int i = 0; i < codes.length; i++) {
                    Utf8.encode(out, Arguments.integer(this, i + 1, codes[i]), i + 1);
                }
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
            return out.toLuaString();
        }
    }

    /** {@code utf8.len(s [, i [, j [, lax]]])}: nil and a position where s is not UTF-8. */
    @LuaBuiltin("len")
    abstract static class LenNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object len(Object s, Object i, Object j, Object lax) {
            LuaString string = Arguments.string(this, 1, s);
            long from = Arguments.integer(this, 2, i, 1);
            long to = Arguments.integer(this, 3, j, -1);
            try {
                long result = Utf8.len(string.bytes(), from, to, LuaTypes.isTrue(lax));
                return result < 0 ? Values.of(Nil.NIL, -result) : (Object) result;
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }

    /** {@code utf8.codepoint(s [, i [, j [, lax]]])}. */
    @LuaBuiltin("codepoint")
    abstract static class CodepointNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object codepoint(Object s, Object i, Object j, Object lax) {
            LuaString string = Arguments.string(this, 1, s);
            long from = Arguments.integer(this, 2, i, 1);
            long to = Arguments.integer(this, 3, j, from);
            try {
                long[] codes = Utf8.codepoint(string.bytes(), from, to, LuaTypes.isTrue(lax));
                if (codes.length >= Values.MOST) {
                    throw new TextException("stack overflow (string slice too long)");
                }
                Object[] results = new Object[codes.length];
                for (int k = 0; k < codes.length; k++) {
                    results[k] = codes[k];
                }
                return Values.of(results);
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }

    /**
     * {@code utf8.offset(s, n [, i])}: where the character begins and ends; nil if there is none.
     */
    @LuaBuiltin("offset")
    abstract static class OffsetNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object offset(Object s, Object n, Object i) {
            byte[] bytes = Arguments.string(this, 1, s).bytes();
            long count = Arguments.integer(this, 2, n);
            long from = Arguments.integer(this, 3, i, Utf8.defaultOffset(bytes, count));
            try {
                Utf8.Range range = Utf8.offset(bytes, count, from);
                return range == null ? Nil.NIL : Values.of(range.start(), range.end());
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }

    /** {@code utf8.codes(s [, lax])}: an iterator over positions and code points. */
    @LuaBuiltin("codes")
    abstract static class CodesNode extends LibraryFunctionNode {

        LuaFunction createIterator(boolean lax) {
            RootCallTarget target = new CodesRootNode(LuaLanguage.get(this), lax).getCallTarget();
            return new LuaFunction(target);
        }

        @Specialization
        Object codes(
                Object s,
                Object lax,
                @Cached(value = "createIterator(false)", neverDefault = true) LuaFunction strict,
                @Cached(value = "createIterator(true)", neverDefault = true) LuaFunction tolerant) {
            LuaString string = Arguments.string(this, 1, s);
            check(string);
            return Values.of(LuaTypes.isTrue(lax) ? tolerant : strict, string, 0L);
        }

        @TruffleBoundary
        private void check(LuaString string) {
            try {
                Utf8.checkStart(string.bytes());
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }
}
