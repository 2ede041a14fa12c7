package io.assay.lua.nodes.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;

/**
 * What reading an absent field of a table gives: {@code __index} (manual §2.4). The chain of tables
 * that classes make becomes a chain of these nodes, each with its own cache.
 */
final class MissingFieldNode extends Node {

    /** Longer chains go through the general way, which bounds them. */
    private static final int MAX_NODES = 8;

    private final LuaString key;
    private final int depth;

    @Child private RawFieldNode index = RawFieldNode.create(Metatables.INDEX);
    @Child private FieldGetNode next;
    @Child private IndexGetNode general;
    @Child private FunctionCallNode call;

    MissingFieldNode(LuaString key, int depth) {
        this.key = key;
        this.depth = depth;
    }

    Object execute(LuaTable table) {
        LuaTable metatable = table.metatable();
        if (metatable == null) {
            return Nil.NIL;
        }
        Object handler = index.execute(metatable);
        if (handler == null) {
            return Nil.NIL;
        }
        return handle(table, handler);
    }

    Object handle(Object receiver, Object handler) {
        if (handler instanceof LuaTable parent) {
            if (depth < MAX_NODES) {
                if (next == null) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    next = insert(FieldGetNode.create(key, depth + 1));
                }
                return next.execute(parent);
            }
        } else if (Callables.isCallable(handler)) {
            if (call == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                call = insert(FunctionCallNode.create());
            }
            return call.callSingle(handler, receiver, key);
        }
        if (general == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            general = insert(IndexGetNode.create());
        }
        return general.execute(handler, key);
    }
}
