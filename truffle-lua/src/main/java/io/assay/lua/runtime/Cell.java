package io.assay.lua.runtime;

import com.oracle.truffle.api.interop.TruffleObject;

/** A local variable that an inner function uses; shared by all closures that see the variable. */
public final class Cell implements TruffleObject {

    private Object value;

    public Cell(Object value) {
        this.value = value;
    }

    public Object get() {
        return value;
    }

    public void set(Object value) {
        this.value = value;
    }
}
