package io.assay.lua.runtime;

import com.oracle.truffle.api.interop.TruffleObject;

/** A value that a library makes and whose inside only that library sees: a file, say. */
public abstract class LuaUserdata implements TruffleObject, Collectable {

    private LuaTable metatable;
    private HeldValues held;

    protected LuaUserdata(LuaTable metatable) {
        this.metatable = metatable;
    }

    public final LuaTable metatable() {
        return metatable;
    }

    public final void setMetatable(LuaTable metatable) {
        this.metatable = metatable;
    }

    @Override
    public final HeldValues heldValues() {
        return held;
    }

    @Override
    public final void setHeldValues(HeldValues held) {
        this.held = held;
    }

    @Override
    public final void trace(Tracer tracer) {
        tracer.edge(metatable);
        if (held != null) {
            held.trace(tracer);
        }
    }
}
