package io.assay.lua.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;

/** Checks and closes the value of a to-be-closed variable (manual §3.3.8). */
final class CloseNode extends Node {

    @Child private FunctionCallNode call = FunctionCallNode.create();

    /** Raises unless the value can be closed. */
    void check(Object value, String variable) {
        if (LuaTypes.isTrue(value) && handler(value) == null) {
            throw notClosable(variable);
        }
    }

    /**
     * @param error the error that makes the scope end, nil if none does
     */
    void close(Object value, Object error) {
        if (!LuaTypes.isTrue(value)) {
            return;
        }
        Object handler = handler(value);
        if (!(handler instanceof LuaFunction)) {
            checkCallable(handler);
        }
        if (error == Nil.NIL) {
            call.call(handler, value);
        } else {
            call.call(handler, value, error);
        }
    }

    private Object handler(Object value) {
        return Metatables.metamethod(LuaContext.get(this), value, Metatables.CLOSE);
    }

    @TruffleBoundary
    private LuaException notClosable(String variable) {
        return Errors.at(this, "variable '" + variable + "' got a non-closable value");
    }

    /** A script can take the metamethod away, or put something else in its place, meanwhile. */
    @TruffleBoundary
    private void checkCallable(Object handler) {
        Object actual = handler == null ? Nil.NIL : handler;
        if (Metatables.isLuaValue(actual)
                && Metatables.metamethod(LuaContext.get(this), actual, Metatables.CALL) == null) {
            throw Errors.at(
                    this,
                    "attempt to call a "
                            + Metatables.typeName(actual)
                            + " value (metamethod 'close')");
        }
    }
}
