package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryRootNode;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.nodes.function.LuaRootNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The text of a stack, as the {@code lua} command and {@code debug.traceback} show it. */
public final class Traceback {

    /** Of a longer stack, so many entries at the top and at the bottom are shown. */
    private static final int TOP = 10;

    private static final int BOTTOM = 11;

    /** Names of the functions that modules hold, by what tells the functions apart. */
    private final Map<Object, String> moduleFunctions = new HashMap<>();

    private Traceback(LuaContext context) {
        if (context.globals().get("package") instanceof LuaTable library
                && library.get("loaded") instanceof LuaTable loaded) {
            if (loaded.get("_G") instanceof LuaTable globals) {
                addFunctions("", globals);
            }
            for (int p = loaded.nextPosition(0); p >= 0; p = loaded.nextPosition(p + 1)) {
                if (loaded.valueAt(p) instanceof LuaTable module) {
                    addFunctions(loaded.keyAt(p) + ".", module);
                }
            }
        }
    }

    private void addFunctions(String prefix, LuaTable module) {
        for (int p = module.nextPosition(0); p >= 0; p = module.nextPosition(p + 1)) {
            if (module.valueAt(p) instanceof LuaFunction function
                    && module.keyAt(p) instanceof LuaString name) {
                moduleFunctions.putIfAbsent(
                        identity(function.callTarget().getRootNode()), prefix + name);
            }
        }
    }

    /** What is the same for all roots that the engine made of one function. */
    private static Object identity(RootNode root) {
        if (root instanceof LuaRootNode lua) {
            FunctionPrototype prototype = lua.prototype();
            return prototype;
        }
        return root instanceof LibraryRootNode library ? library.getQualifiedName() : root;
    }

    /** The stack at the point where {@code error} was raised, for an error that nobody handles. */
    @TruffleBoundary
    public static String of(LuaContext context, Throwable error) {
        return render(context, StackEntries.of(error), 0);
    }

    /**
     * {@code stack traceback:} and a line for each entry.
     *
     * @param from the first entry to show
     */
    @TruffleBoundary
    public static String render(LuaContext context, List<StackEntry> entries, int from) {
        Traceback traceback = new Traceback(context);
        StringBuilder text = new StringBuilder("stack traceback:");
        int size = entries.size();
        int skipFrom = from + TOP;
        int skipTo = size - BOTTOM;
        for (int i = from; i < size; i++) {
            if (i == skipFrom && skipTo > skipFrom + 1) {
                // One less than are left out, as PUC-Rio Lua counts.
                int count = skipTo - skipFrom - 1;
                text.append("\n\t...\t(skipping ").append(count).append(" levels)");
                i = skipTo;
            }
            text.append("\n\t");
            traceback.append(text, entries.get(i), i + 1 < size ? entries.get(i + 1) : null);
            if (entries.get(i).isTailCall()) {
                text.append("\n\t(...tail calls...)");
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, StackEntry entry, StackEntry caller) {
        if (entry.isLua()) {
            String position = Errors.position(entry.callNode());
            text.append(
                    position.isEmpty()
                            ? entry.root().getSourceSection().getSource().getName() + ": "
                            : position);
        } else {
            text.append("[C]: ");
        }
        text.append("in ").append(describe(entry, caller));
    }

    private String describe(StackEntry entry, StackEntry caller) {
        String known = moduleFunctions.get(identity(entry.root()));
        if (known != null) {
            return "function '" + known + "'";
        }
        FunctionName name =
                caller == null || !caller.isLua() || entry.isTailCall()
                        ? null
                        : FunctionName.at(caller.callNode());
        if (name != null) {
            return name.kind() + " '" + name.name() + "'";
        }
        if (!entry.isLua() || !(entry.root() instanceof LuaRootNode lua)) {
            return "?";
        }
        if (lua.prototype().body().line() == 0) {
            return "main chunk";
        }
        return "function <"
                + lua.prototype().source().getName()
                + ":"
                + lua.prototype().body().line()
                + ">";
    }
}
