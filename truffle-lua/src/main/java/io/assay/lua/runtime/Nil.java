package io.assay.lua.runtime;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/** The value {@code nil}; other languages see a null. */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method")
public final class Nil implements TruffleObject {

    public static final Nil NIL = new Nil();

    private Nil() {}

    @ExportMessage
    boolean isNull() {
        return true;
    }

    @ExportMessage
    Object toDisplayString(boolean allowSideEffects) {
        return "nil";
    }

    @Override
    public String toString() {
        return "nil";
    }
}
