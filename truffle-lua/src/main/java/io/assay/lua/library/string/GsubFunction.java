package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.table.IndexGetNode;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.text.LuaPattern;
import io.assay.lua.text.TextException;

/** {@code string.gsub}. */
final class GsubFunction {

    private GsubFunction() {}

    /**
     * {@code string.gsub(s, pattern, repl [, n])}: the result and the number of matches. A function
     * may call {@code gsub} again; the state of the substitution belongs to the call.
     */
    @LuaBuiltin(value = "gsub", callsBack = true)
    abstract static class GsubNode extends LibraryFunctionNode {

        Compiled compiled() {
            return Compiled.of(this);
        }

        /** By a replacement string: nothing of Lua's runs meanwhile. */
        @Specialization
        Object byString(
                Object s,
                Object pattern,
                LuaString replacement,
                Object n,
                @Shared @Cached(value = "compiled()", neverDefault = true) Compiled compiled) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long most = Arguments.integer(this, 4, n, string.length() + 1L);
            return replaceAll(string, compiled, what, replacement, most);
        }

        @Specialization
        Object byTable(
                Object s,
                Object pattern,
                LuaTable replacements,
                Object n,
                @Shared @Cached(value = "compiled()", neverDefault = true) Compiled compiled,
                @Cached IndexGetNode get) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long most = Arguments.integer(this, 4, n, string.length() + 1L);
            Substitution substitution = start(string, compiled, what, most);
            while (next(substitution)) {
                replace(substitution, get.execute(replacements, key(substitution)));
            }
            return result(substitution);
        }

        @Specialization(guards = "isFunction(replacer)")
        Object byFunction(
                Object s,
                Object pattern,
                Object replacer,
                Object n,
                @Shared @Cached(value = "compiled()", neverDefault = true) Compiled compiled,
                @Cached FunctionCallNode call) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long most = Arguments.integer(this, 4, n, string.length() + 1L);
            Substitution substitution = start(string, compiled, what, most);
            LuaContext context = LuaContext.get(this);
            int outer = context.forbidYield();
            try {
                while (next(substitution)) {
                    replace(
                            substitution,
                            call.executeSingle(replacer, arguments(substitution, replacer)));
                }
            } finally {
                context.setUnyieldable(outer);
            }
            return result(substitution);
        }

        /** By a number, which stands for its text, or by what cannot replace. */
        @Specialization(guards = {"!isFunction(replacement)", "!isText(replacement)"})
        Object byOther(
                Object s,
                Object pattern,
                Object replacement,
                Object n,
                @Shared @Cached(value = "compiled()", neverDefault = true) Compiled compiled) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long most = Arguments.integer(this, 4, n, string.length() + 1L);
            if (!(replacement instanceof Long || replacement instanceof Double)) {
                throw LibraryErrors.wrongType(this, 3, "string/function/table", replacement);
            }
            LuaString text = LibraryErrors.toLuaString(this, 3, replacement);
            return replaceAll(string, compiled, what, text, most);
        }

        static boolean isFunction(Object value) {
            return value instanceof LuaFunction
                    || !Metatables.isLuaValue(value) && isForeignFunction(value);
        }

        @TruffleBoundary
        private static boolean isForeignFunction(Object value) {
            return "function".equals(LuaTypes.nameOf(value));
        }

        static boolean isText(Object value) {
            return value instanceof LuaString || value instanceof LuaTable;
        }

        @TruffleBoundary
        private Object replaceAll(
                LuaString string,
                Compiled compiled,
                LuaString pattern,
                LuaString replacement,
                long most) {
            try {
                LuaPattern program = compiled.pattern(pattern);
                Substitution substitution = new Substitution(string, program.matcher(), most);
                while (substitution.next()) {
                    substitution.expand(replacement.bytes());
                }
                return substitution.result();
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        // ---- the steps between which Lua code runs ----

        @TruffleBoundary
        private static Substitution start(
                LuaString string, Compiled compiled, LuaString pattern, long most) {
            return new Substitution(string, compiled.pattern(pattern).matcher(), most);
        }

        @TruffleBoundary
        private boolean next(Substitution substitution) {
            try {
                return substitution.next();
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        @TruffleBoundary
        private Object key(Substitution substitution) {
            try {
                return substitution.key();
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        @TruffleBoundary
        private Object[] arguments(Substitution substitution, Object function) {
            try {
                return substitution.arguments(function);
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        /** False and nil keep the match. */
        @TruffleBoundary
        private void replace(Substitution substitution, Object value) {
            if (value == Nil.NIL || Boolean.FALSE.equals(value)) {
                return;
            }
            if (!(value instanceof LuaString || value instanceof Long || value instanceof Double)) {
                throw LibraryErrors.error(
                        this, "invalid replacement value (a " + LuaTypes.nameOf(value) + ")");
            }
            try {
                substitution.replace(value);
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        @TruffleBoundary
        private Object result(Substitution substitution) {
            try {
                return substitution.result();
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }
    }
}
