package io.assay.lua.nodes.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;

/** What reading an absent, computed key of a table gives: the {@code __index} chain, as a loop. */
public final class MissingIndexNode extends Node {

    /** As PUC-Rio Lua's MAXTAGLOOP. */
    private static final int MAX_CHAIN = 2000;

    @Child private RawFieldNode index = RawFieldNode.create(Metatables.INDEX);
    @Child private IndexOtherNode other;
    @Child private FunctionCallNode call;

    @NeverDefault
    public static MissingIndexNode create() {
        return new MissingIndexNode();
    }

    public Object execute(LuaTable table, Object key) {
        LuaTable current = table;
        for (int i = 0; i < MAX_CHAIN; i++) {
            LuaTable metatable = current.metatable();
            if (metatable == null) {
                return Nil.NIL;
            }
            Object handler = index.execute(metatable);
            if (handler == null) {
                return Nil.NIL;
            }
            if (handler instanceof LuaTable next) {
                Object value = next.get(key);
                if (value != null) {
                    return value;
                }
                current = next;
            } else if (Callables.isCallable(handler)) {
                if (call == null) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    call = insert(FunctionCallNode.create());
                }
                return call.callSingle(handler, current, key);
            } else {
                return indexOther(handler, key);
            }
        }
        throw tooLong();
    }

    private Object indexOther(Object handler, Object key) {
        if (other == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            other = insert(IndexOtherNode.create());
        }
        return other.execute(handler, key);
    }

    @TruffleBoundary
    private RuntimeException tooLong() {
        return Errors.at(this, "'__index' chain too long; possible loop");
    }
}
