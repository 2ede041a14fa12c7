package io.assay.lua.runtime;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/**
 * A read-only list that other languages get: several results of a call, the names of members, an
 * entry. Handed back to Lua as a result, it becomes several results again.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method")
public final class InteropList implements TruffleObject {

    private final Object[] elements;

    public InteropList(Object[] elements) {
        this.elements = elements;
    }

    public Object[] elements() {
        return elements;
    }

    @ExportMessage
    boolean hasArrayElements() {
        return true;
    }

    @ExportMessage
    long getArraySize() {
        return elements.length;
    }

    @ExportMessage
    boolean isArrayElementReadable(long index) {
        return index >= 0 && index < elements.length;
    }

    @ExportMessage
    Object readArrayElement(long index) throws InvalidArrayIndexException {
        if (index < 0 || index >= elements.length) {
            throw InvalidArrayIndexException.create(index);
        }
        return elements[(int) index];
    }
}
