package io.assay.lua.nodes.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.ForeignAccess;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;

/**
 * Reading an index of what is no table: a metatable of the type, an object of another language, or
 * an error.
 */
public final class IndexOtherNode extends Node {

    @Child private IndexGetNode next;
    @Child private FunctionCallNode call;

    @NeverDefault
    public static IndexOtherNode create() {
        return new IndexOtherNode();
    }

    public Object execute(Object object, Object key) {
        Object handler = Metatables.metamethod(LuaContext.get(this), object, Metatables.INDEX);
        if (handler != null) {
            return handle(object, key, handler);
        }
        if (Metatables.isLuaValue(object)) {
            throw cannotIndex(object);
        }
        Object value = ForeignAccess.read(object, key);
        if (value == null) {
            throw cannotIndex(object);
        }
        return value;
    }

    Object handle(Object object, Object key, Object handler) {
        if (!(handler instanceof LuaTable) && Callables.isCallable(handler)) {
            if (call == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                call = insert(FunctionCallNode.create());
            }
            return call.callSingle(handler, object, key);
        }
        if (next == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            next = insert(IndexGetNode.create());
        }
        return next.execute(handler, key);
    }

    @TruffleBoundary
    private RuntimeException cannotIndex(Object object) {
        return Errors.at(
                this,
                "attempt to index a "
                        + Metatables.typeName(object)
                        + " value"
                        + IndexSite.describe(this));
    }
}
