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
    @LuaBuiltin(value = "find", perCallSite = true)
    abstract static class FindNode extends LibraryFunctionNode {

        Compiled compiled() {
            return Compiled.of(this);
        }

        LuaPattern compile(LuaString pattern) {
            byte[] bytes = pattern.bytes();
            return LuaPattern.isPlain(bytes)
                    ? LuaPattern.ofPlain(bytes)
                    : Compiled.of(this).pattern(pattern);
        }

        static boolean isTrue(Object value) {
            return LuaTypes.isTrue(value);
        }

        /** By a pattern that this place always uses. */
        @Specialization(
                guards = {"pattern == constant", "!isTrue(plain)"},
                limit = "1")
        Object byConstant(
                LuaString s,
                @SuppressWarnings("unused") LuaString pattern,
                Object init,
                @SuppressWarnings("unused") Object plain,
                @SuppressWarnings("unused") @Cached("pattern") LuaString constant,
                @Cached("compile(pattern)") LuaPattern program) {
            long start = Positions.start(Arguments.integer(this, 3, init, 1), s.length());
            return start > s.length() + 1L ? Nil.NIL : find(s, program, (int) start - 1);
        }

        @Specialization(replaces = "byConstant")
        Object byAny(
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
            return find(string, compiled.pattern(what), from);
        }

        private Object find(LuaString string, LuaPattern pattern, int from) {
            Matcher matcher = pattern.matcher();
            try {
                if (!pattern.find(matcher, string.bytes(), from, -1)) {
                    return Nil.NIL;
                }
                Object[] results = new Object[pattern.captureCount() + 2];
                results[0] = matcher.start() + 1L;
                results[1] = (long) matcher.end();
                matcher.captures(pattern, results, 2);
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
    @LuaBuiltin(value = "match", perCallSite = true)
    abstract static class MatchNode extends LibraryFunctionNode {

        @Specialization
        Object match(Object s, Object pattern, Object init, @Cached PatternNode compile) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long start = Positions.start(Arguments.integer(this, 3, init, 1), string.length());
            if (start > string.length() + 1L) {
                return Nil.NIL;
            }
            LuaPattern program = compile.execute(what);
            Matcher matcher = program.matcher();
            try {
                return program.find(matcher, string.bytes(), (int) start - 1, -1)
                        ? captures(program, matcher)
                        : Nil.NIL;
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }

    /** {@code string.gmatch(s, pattern [, init])}: an iterator over the matches. */
    @LuaBuiltin(value = "gmatch", perCallSite = true)
    abstract static class GmatchNode extends LibraryFunctionNode {

        Compiled compiled() {
            return Compiled.of(this);
        }

        LuaPattern compile(LuaString pattern) {
            return Compiled.of(this).unanchoredPattern(pattern);
        }

        RootCallTarget createIterator() {
            return createIterator(null);
        }

        RootCallTarget createIterator(LuaPattern constant) {
            return new GmatchRootNode(LuaLanguage.get(this), constant).getCallTarget();
        }

        /** By a pattern that this place always uses, with an iterator for that pattern only. */
        @Specialization(guards = "pattern == constant", limit = "2")
        LuaFunction byConstant(
                LuaString s,
                @SuppressWarnings("unused") LuaString pattern,
                Object init,
                @SuppressWarnings("unused") @Cached("pattern") LuaString constant,
                @Cached("compile(pattern)") LuaPattern program,
                @Cached("createIterator(program)") RootCallTarget iterator) {
            return iterator(s, init, program, iterator);
        }

        @Specialization(replaces = "byConstant")
        LuaFunction gmatch(
                Object s,
                Object pattern,
                Object init,
                @Cached(value = "compiled()", neverDefault = true) Compiled compiled,
                @Cached(value = "createIterator()", neverDefault = true) RootCallTarget iterator) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            return iterator(string, init, unanchored(compiled, what), iterator);
        }

        @TruffleBoundary
        private static LuaPattern unanchored(Compiled compiled, LuaString pattern) {
            return compiled.unanchoredPattern(pattern);
        }

        private LuaFunction iterator(
                LuaString string, Object init, LuaPattern pattern, RootCallTarget target) {
            long start = Positions.start(Arguments.integer(this, 3, init, 1), string.length());
            int from = (int) Math.min(start - 1, string.length() + 1L);
            Object state = new GmatchRootNode.State(pattern, string.bytes(), from);
            return new LuaFunction(target, new Cell[] {new Cell(state)});
        }
    }

    /** What a match gives: its captures or, without any, the whole match. */
    static Object captures(LuaPattern pattern, Matcher matcher) {
        int count = pattern.captureCount();
        if (count == 0) {
            return matcher.whole();
        }
        if (count == 1) {
            return matcher.capture(0);
        }
        Object[] results = new Object[count];
        matcher.captures(pattern, results, 0);
        return Values.of(results);
    }
}
