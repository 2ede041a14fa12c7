package io.assay.lua.library.debug;

import com.oracle.truffle.api.source.Source;
import io.assay.lua.library.debug.hook.InstructionLines;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.HookSite;
import io.assay.lua.nodes.call.CallOtherNode;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.FunctionName;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.StackEntry;
import io.assay.lua.text.SourceText;

/**
 * What {@code debug.getinfo} tells of a function.
 *
 * @param caller the entry below on the stack, null if there is none or the function is not on the
 *     stack
 */
record FunctionInfo(StackEntry entry, StackEntry caller) {

    private static final String STRING_CHUNK = "[string \"";
    private static final LuaString NATIVE_NAME = LuaString.of("[C]");

    LuaTable toTable(String options) {
        LuaTable table = new LuaTable();
        for (int i = 0; i < options.length(); i++) {
            switch (options.charAt(i)) {
                case 'S' -> putSource(table);
                case 'l' -> table.put("currentline", currentLine());
                case 'n' -> putName(table);
                case 'u' -> putCounts(table);
                case 't' -> {
                    table.put("istailcall", entry.isTailCall());
                    table.put("extraargs", extraArguments());
                }
                case 'r' -> {
                    HookSite hook = HookSite.at(entry.callNode());
                    HookSite.Transfer transfer =
                            hook == null ? HookSite.Transfer.NONE : hook.transfer();
                    int count = transfer.values().length;
                    table.put("ftransfer", count == 0 ? 0L : (long) transfer.first());
                    table.put("ntransfer", (long) count);
                }
                case 'f' -> table.put("func", entry.function());
                default -> putActiveLines(table);
            }
        }
        return table;
    }

    private FunctionPrototype prototype() {
        return entry.isLua() && entry.root() instanceof LuaRootNode root ? root.prototype() : null;
    }

    private void putSource(LuaTable table) {
        FunctionPrototype prototype = prototype();
        if (prototype == null) {
            table.put("source", LuaString.of("=[C]"));
            table.put("short_src", NATIVE_NAME);
            table.put("what", LuaString.of("C"));
            table.put("linedefined", -1L);
            table.put("lastlinedefined", -1L);
            return;
        }
        int line = prototype.body().line();
        LuaString name = prototype.chunkName();
        table.put("source", name != null ? name : chunkName(prototype.source()));
        table.put("short_src", LuaString.of(SourceText.encode(prototype.source().getName())));
        table.put("what", LuaString.of(line == 0 ? "main" : "Lua"));
        table.put("linedefined", (long) line);
        table.put("lastlinedefined", line == 0 ? 0L : (long) prototype.body().lastLine());
    }

    /** The chunk's whole name: its text, or the file's or its maker's name after a mark. */
    private static LuaString chunkName(Source source) {
        String name = source.getName();
        if (name.startsWith(STRING_CHUNK)) {
            return LuaString.of(SourceText.encode(source.getCharacters()));
        }
        boolean isFile = source.getPath() != null || name.endsWith(".lua");
        return LuaString.of(SourceText.encode((isFile ? "@" : "=") + name));
    }

    private long currentLine() {
        return Errors.line(entry.callNode());
    }

    /** What {@code __call} metamethods put before the arguments. */
    private long extraArguments() {
        return caller == null ? 0 : CallOtherNode.extraArguments(caller.callNode());
    }

    private void putName(LuaTable table) {
        FunctionName name =
                caller == null || !caller.isLua() || entry.isTailCall()
                        ? null
                        : FunctionName.at(caller.callNode());
        if (name != null) {
            table.put("name", LuaString.of(SourceText.encode(name.name())));
        }
        table.put("namewhat", LuaString.of(name == null ? "" : name.kind()));
    }

    private void putCounts(LuaTable table) {
        FunctionPrototype prototype = prototype();
        LuaFunction function = entry.function();
        long upvalues =
                prototype != null
                        ? prototype.body().upvalues().size()
                        : function == null ? 0 : function.upvalues().length;
        table.put("nups", upvalues);
        table.put("nparams", prototype == null ? 0L : (long) prototype.body().parameters().size());
        table.put("isvararg", prototype == null || prototype.body().isVararg());
    }

    private void putActiveLines(LuaTable table) {
        FunctionPrototype prototype = prototype();
        if (prototype == null) {
            return;
        }
        LuaTable lines = new LuaTable();
        InstructionLines.of(prototype)
                .all()
                .forEach(line -> lines.put((long) line, (Object) Boolean.TRUE));
        table.put("activelines", lines);
    }
}
