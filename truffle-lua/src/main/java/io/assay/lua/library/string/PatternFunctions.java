package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaLanguage;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.LuaPattern;
import io.assay.lua.text.Matcher;
import io.assay.lua.text.TextException;

/**
 * Functions that look for patterns (manual §6.5.1). The nodes keep the cache of their context: the
 * root of a library function is made for one context and called in that context only.
 */
final class PatternFunctions {

    private PatternFunctions() {}

    /**
     * {@code string.find(s, pattern [, init [, plain]])}: first and last position, then captures.
     */
    @LuaBuiltin("find")
    abstract static class FindNode extends LibraryFunctionNode {

        Compiled compiled() {
            return Compiled.of(this);
        }

        @Specialization
        Object find(
                Object s,
                Object pattern,
                Object init,
                Object plain,
                @Cached(value = "compiled()", neverDefault = true) Compiled compiled) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long start = Positions.start(Arguments.integer(this, 3, init, 1), string.length());
            if (start > string.length() + 1L) {
                return Nil.NIL;
            }
            return find(string, what, (int) start - 1, LuaTypes.isTrue(plain), compiled);
        }

        @TruffleBoundary
        private Object find(
                LuaString string, LuaString what, int from, boolean plain, Compiled compiled) {
            if (plain || LuaPattern.isPlain(what.bytes())) {
                int found = LuaPattern.indexOf(string.bytes(), what.bytes(), from);
                return found < 0 ? Nil.NIL : Values.of(found + 1L, (long) found + what.length());
            }
            try {
                Matcher matcher = compiled.pattern(what).matcher();
                if (!matcher.find(string.bytes(), from)) {
                    return Nil.NIL;
                }
                Object[] results = new Object[matcher.captureCount() + 2];
                results[0] = matcher.start() + 1L;
                results[1] = (long) matcher.end();
                for (int i = 2; i < results.length; i++) {
                    results[i] = matcher.capture(i - 2);
                }
                return Values.of(results);
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }

    /**
     * {@code string.match(s, pattern [, init])}: the captures, or the whole match if there are
     * none.
     */
    @LuaBuiltin("match")
    abstract static class MatchNode extends LibraryFunctionNode {

        Compiled compiled() {
            return Compiled.of(this);
        }

        @Specialization
        Object match(
                Object s,
                Object pattern,
                Object init,
                @Cached(value = "compiled()", neverDefault = true) Compiled compiled) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long start = Positions.start(Arguments.integer(this, 3, init, 1), string.length());
            if (start > string.length() + 1L) {
                return Nil.NIL;
            }
            return match(string, what, (int) start - 1, compiled);
        }

        @TruffleBoundary
        private Object match(LuaString string, LuaString what, int from, Compiled compiled) {
            try {
                Matcher matcher = compiled.pattern(what).matcher();
                return matcher.find(string.bytes(), from) ? captures(matcher) : Nil.NIL;
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }

    /** {@code string.gmatch(s, pattern [, init])}: an iterator over the matches. */
    @LuaBuiltin("gmatch")
    abstract static class GmatchNode extends LibraryFunctionNode {

        Compiled compiled() {
            return Compiled.of(this);
        }

        RootCallTarget createIterator() {
            return new GmatchRootNode(LuaLanguage.get(this)).getCallTarget();
        }

        @Specialization
        LuaFunction gmatch(
                Object s,
                Object pattern,
                Object init,
                @Cached(value = "compiled()", neverDefault = true) Compiled compiled,
                @Cached(value = "createIterator()", neverDefault = true) RootCallTarget iterator) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long start = Positions.start(Arguments.integer(this, 3, init, 1), string.length());
            Object state = start(string, what, start, compiled);
            return new LuaFunction(iterator, new Cell[] {new Cell(state)});
        }

        @TruffleBoundary
        private static Object start(
                LuaString string, LuaString what, long start, Compiled compiled) {
            int from = (int) Math.min(start - 1, string.length() + 1L);
            return new GmatchRootNode.State(
                    compiled.unanchoredPattern(what).matcher(), string.bytes(), from);
        }
    }

    /** What a match gives: its captures or, without any, the whole match. */
    static Object captures(Matcher matcher) {
        Object[] results = new Object[matcher.resultCount()];
        for (int i = 0; i < results.length; i++) {
            results[i] = matcher.captureOrWhole(i);
        }
        return Values.of(results);
    }
}
