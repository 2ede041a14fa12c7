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
import io.assay.lua.text.NumberText;
import io.assay.lua.text.TextException;

/** {@code string.gsub}. */
final class GsubFunction {

    private GsubFunction() {}

    /**
     * {@code string.gsub(s, pattern, repl [, n])}: the result and the number of matches. A function
     * may call {@code gsub} again; the state of the substitution belongs to the call.
     */
    @LuaBuiltin(value = "gsub", callsBack = true, perCallSite = true)
    abstract static class GsubNode extends LibraryFunctionNode {

        /** By a replacement string: nothing of Lua's runs meanwhile. */
        @Specialization
        Object byString(
                Object s,
                Object pattern,
                LuaString replacement,
                Object n,
                @Shared @Cached PatternNode compile) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long most = Arguments.integer(this, 4, n, string.length() + 1L);
            return replaceAll(string, compile.execute(what), replacement, most);
        }

        @Specialization
        Object byTable(
                Object s,
                Object pattern,
                LuaTable replacements,
                Object n,
                @Shared @Cached PatternNode compile,
                @Cached IndexGetNode get) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long most = Arguments.integer(this, 4, n, string.length() + 1L);
            LuaPattern program = compile.execute(what);
            Substitution substitution = new Substitution(string, program, most);
            try {
                while (substitution.next(program)) {
                    replace(substitution, get.execute(replacements, substitution.key()));
                }
                return substitution.result();
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        @Specialization(guards = "isFunction(replacer)")
        Object byFunction(
                Object s,
                Object pattern,
                Object replacer,
                Object n,
                @Shared @Cached PatternNode compile,
                @Cached FunctionCallNode call) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long most = Arguments.integer(this, 4, n, string.length() + 1L);
            LuaPattern program = compile.execute(what);
            Substitution substitution = new Substitution(string, program, most);
            LuaContext context = LuaContext.get(this);
            int outer = context.forbidYield();
            try {
                while (substitution.next(program)) {
                    Object[] arguments = substitution.arguments(program, replacer);
                    replace(substitution, call.executeSingle(replacer, arguments));
                }
                return substitution.result();
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            } finally {
                context.setUnyieldable(outer);
            }
        }

        /** By a number, which stands for its text, or by what cannot replace. */
        @Specialization(guards = {"!isFunction(replacement)", "!isText(replacement)"})
        Object byOther(
                Object s,
                Object pattern,
                Object replacement,
                Object n,
                @Shared @Cached PatternNode compile) {
            LuaString string = Arguments.string(this, 1, s);
            LuaString what = Arguments.string(this, 2, pattern);
            long most = Arguments.integer(this, 4, n, string.length() + 1L);
            if (!(replacement instanceof Long || replacement instanceof Double)) {
                throw LibraryErrors.wrongType(this, 3, "string/function/table", replacement);
            }
            LuaString text = LibraryErrors.toLuaString(this, 3, replacement);
            return replaceAll(string, compile.execute(what), text, most);
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

        private Object replaceAll(
                LuaString string, LuaPattern program, LuaString replacement, long most) {
            byte[] bytes = replacement.bytes();
            boolean isPlain = Substitution.isPlain(bytes);
            Substitution substitution = new Substitution(string, program, most);
            try {
                while (substitution.next(program)) {
                    if (isPlain) {
                        substitution.replaceBy(bytes);
                    } else {
                        substitution.expand(bytes);
                    }
                }
                return substitution.result();
            } catch (TextException e) {
                throw LibraryErrors.of(this, e);
            }
        }

        /** False and nil keep the match. */
        private void replace(Substitution substitution, Object value) {
            if (value instanceof LuaString string) {
                substitution.replaceBy(string.bytes());
            } else if (value != Nil.NIL && !Boolean.FALSE.equals(value)) {
                replaceByOther(substitution, value);
            }
        }

        @TruffleBoundary
        private void replaceByOther(Substitution substitution, Object value) {
            if (value instanceof Long number) {
                substitution.replaceBy(NumberText.format((long) number).bytes());
            } else if (value instanceof Double number) {
                substitution.replaceBy(NumberText.format((double) number).bytes());
            } else {
                throw LibraryErrors.error(
                        this, "invalid replacement value (a " + LuaTypes.nameOf(value) + ")");
            }
        }
    }
}
