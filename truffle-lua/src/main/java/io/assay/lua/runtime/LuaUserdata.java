package io.assay.lua.runtime;

import com.oracle.truffle.api.interop.TruffleObject;

/** A value that a library makes and whose inside only that library sees: a file, say. */
public abstract class LuaUserdata implements TruffleObject {

    private LuaTable metatable;

    protected LuaUserdata(LuaTable metatable) {
        this.metatable = metatable;
    }

    public final LuaTable metatable() {
        return metatable;
    }

    public final void setMetatable(LuaTable metatable) {
        this.metatable = metatable;
    }
}
