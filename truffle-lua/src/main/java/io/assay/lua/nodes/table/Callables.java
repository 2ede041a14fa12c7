package io.assay.lua.nodes.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.Metatables;

/** Tells functions, Lua's and the host's, from objects that a metamethod chain goes on with. */
final class Callables {

    private Callables() {}

    static boolean isCallable(Object value) {
        return value instanceof LuaFunction || isForeignFunction(value);
    }

    @TruffleBoundary
    private static boolean isForeignFunction(Object value) {
        return !Metatables.isLuaValue(value) && InteropLibrary.getUncached().isExecutable(value);
    }
}
