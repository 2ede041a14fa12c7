package io.assay.lua.library.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.coroutine.MainCoroutine;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.library.debug.hook.Hook;
import io.assay.lua.library.debug.hook.Hooks;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.StackEntry;
import io.assay.lua.runtime.Traceback;
import io.assay.lua.runtime.Values;
import io.assay.lua.syntax.LocalVariable;
import java.util.List;

/** Functions about the stack and the functions on it. */
final class StackFunctions {

    private static final String OPTIONS = "SlnrutLf";
    private static final LuaString DEFAULT_OPTIONS = LuaString.of("flnSrtu");

    private StackFunctions() {}

    private static Object argument(Object[] arguments, int index) {
        return index < arguments.length ? arguments[index] : Nil.NIL;
    }

    private static boolean isFunction(Object value) {
        return value instanceof LuaFunction || LuaTypes.nameOf(value).equals("function");
    }

    /** A level within what an int holds; others are beyond any stack. */
    private static int level(Node node, int index, Object value) {
        long level = LibraryErrors.toInteger(node, index, value);
        return level < 0 ? -1 : (int) Math.min(level, Integer.MAX_VALUE - 2);
    }

    /** {@code debug.traceback([thread,] [message [, level]])}. */
    @LuaBuiltin(value = "traceback", varargs = true)
    abstract static class TracebackNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object traceback(Object[] arguments) {
            InspectedStack stack = InspectedStack.of(this, argument(arguments, 0));
            int shift = stack.shift();
            Object message = argument(arguments, shift);
            boolean isText =
                    message instanceof LuaString
                            || message instanceof Long
                            || message instanceof Double;
            if (!isText && message != Nil.NIL) {
                return message;
            }
            Object level = argument(arguments, shift + 1);
            int from =
                    level == Nil.NIL
                            ? (stack.coroutine() == null ? 1 : 0)
                            : level(this, shift + 2, level);
            List<StackEntry> entries = from < 0 ? List.of() : stack.entries(Integer.MAX_VALUE - 1);
            String text = Traceback.render(stack.context(), entries, Math.max(from, 0));
            return isText
                    ? LuaString.concat(
                            LibraryErrors.toLuaString(this, shift + 1, message),
                            LuaString.of("\n" + text))
                    : LuaString.of(text);
        }
    }

    /** {@code debug.getinfo([thread,] f [, what])}. */
    @LuaBuiltin(value = "getinfo", varargs = true)
    abstract static class GetInfoNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object getInfo(Object[] arguments) {
            InspectedStack stack = InspectedStack.of(this, argument(arguments, 0));
            int shift = stack.shift();
            Object what = argument(arguments, shift);
            Object option = argument(arguments, shift + 1);
            LuaString options =
                    option == Nil.NIL
                            ? DEFAULT_OPTIONS
                            : LibraryErrors.toLuaString(this, shift + 2, option);
            checkOptions(shift + 2, options.toString());
            if (what instanceof LuaFunction function) {
                StackEntry entry =
                        new StackEntry(function.callTarget().getRootNode(), null, function, false);
                return new FunctionInfo(entry, null).toTable(options.toString());
            }
            int level = level(this, shift + 1, what);
            List<StackEntry> entries = level < 0 ? List.of() : stack.entries(level + 2);
            if (level < 0 || level >= entries.size()) {
                return Nil.NIL;
            }
            StackEntry caller = level + 1 < entries.size() ? entries.get(level + 1) : null;
            return new FunctionInfo(entries.get(level), caller).toTable(options.toString());
        }

        private void checkOptions(int index, String options) {
            if (options.startsWith(">")) {
                throw LibraryErrors.badArgument(this, index, "invalid option '>'");
            }
            if (!options.chars().allMatch(c -> OPTIONS.indexOf(c) >= 0)) {
                throw LibraryErrors.badArgument(this, index, "invalid option");
            }
        }
    }

    /**
     * {@code debug.getlocal([thread,] f, local)}; of a function that does not run, its parameters.
     */
    @LuaBuiltin(value = "getlocal", varargs = true)
    abstract static class GetLocalNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object getLocal(Object[] arguments) {
            InspectedStack stack = InspectedStack.of(this, argument(arguments, 0));
            int shift = stack.shift();
            Object what = argument(arguments, shift);
            long index = LibraryErrors.toInteger(this, shift + 2, argument(arguments, shift + 1));
            if (isFunction(what)) {
                return parameter(what, index);
            }
            LocalAccess access = new LocalAccess(level(this, shift + 1, what), index);
            stack.ask(access);
            if (!access.isLevelFound()) {
                throw LibraryErrors.badArgument(this, shift + 1, "level out of range");
            }
            // What a coroutine has yielded is no longer on its stack.
            boolean isGone = stack.coroutine() != null && access.isArgument();
            return access.name() == null || isGone
                    ? Nil.NIL
                    : Values.of(LuaString.of(access.name()), access.value());
        }

        private static Object parameter(Object value, long index) {
            if (value instanceof LuaFunction function
                    && function.callTarget().getRootNode() instanceof LuaRootNode root
                    && !root.prototype().isStripped()) {
                List<LocalVariable> parameters = root.prototype().body().parameters();
                if (index > 0 && index <= parameters.size()) {
                    return LuaString.of(parameters.get((int) index - 1).name());
                }
            }
            return Nil.NIL;
        }
    }

    /** {@code debug.setlocal([thread,] level, local, value)}. */
    @LuaBuiltin(value = "setlocal", varargs = true)
    abstract static class SetLocalNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object setLocal(Object[] arguments) {
            InspectedStack stack = InspectedStack.of(this, argument(arguments, 0));
            int shift = stack.shift();
            int level = level(this, shift + 1, argument(arguments, shift));
            long index = LibraryErrors.toInteger(this, shift + 2, argument(arguments, shift + 1));
            if (level >= 0 && arguments.length < shift + 3) {
                throw LibraryErrors.badArgument(this, shift + 3, "value expected");
            }
            LocalAccess access = new LocalAccess(level, index, argument(arguments, shift + 2));
            stack.ask(access);
            if (!access.isLevelFound()) {
                throw LibraryErrors.badArgument(this, shift + 1, "level out of range");
            }
            return access.name() == null ? Nil.NIL : LuaString.of(access.name());
        }
    }

    /** {@code debug.gethook([thread])}: the hook, its mask and its count. */
    @LuaBuiltin("gethook")
    abstract static class GetHookNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object getHook(Object first) {
            LuaContext context = LuaContext.get(this);
            Hook hook = Hooks.of(context).get(hooked(context, first));
            return hook == null
                    ? Nil.NIL
                    : Values.of(hook.function(), hook.mask(), (long) hook.count());
        }
    }

    /** The coroutine whose hook is meant, null for the main one. */
    private static Coroutine hooked(LuaContext context, Object firstArgument) {
        if (firstArgument instanceof Coroutine coroutine) {
            return coroutine instanceof MainCoroutine ? null : coroutine;
        }
        return context.currentCoroutine();
    }

    /**
     * {@code debug.sethook([thread,] hook, mask [, count])}. Counts are of evaluated expressions
     * and statements, about one for each instruction of PUC-Rio Lua.
     */
    @LuaBuiltin(value = "sethook", varargs = true)
    abstract static class SetHookNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object setHook(Object[] arguments) {
            LuaContext context = LuaContext.get(this);
            Object first = argument(arguments, 0);
            int shift = first instanceof Coroutine ? 1 : 0;
            Hook hook = null;
            Object function = argument(arguments, shift);
            if (function != Nil.NIL) {
                String mask =
                        LibraryErrors.toLuaString(this, shift + 2, argument(arguments, shift + 1))
                                .toString();
                if (!isFunction(function)) {
                    throw LibraryErrors.wrongType(this, shift + 1, "function", function);
                }
                Object count = argument(arguments, shift + 2);
                int every =
                        count == Nil.NIL
                                ? 0
                                : (int) LibraryErrors.toInteger(this, shift + 3, count);
                boolean calls = mask.indexOf('c') >= 0;
                boolean returns = mask.indexOf('r') >= 0;
                boolean lines = mask.indexOf('l') >= 0;
                if (calls || returns || lines || every > 0) {
                    hook = new Hook(function, calls, returns, lines, Math.max(every, 0));
                }
            }
            Hooks.of(context).set(hooked(context, first), hook);
            return Values.NONE;
        }
    }
}
