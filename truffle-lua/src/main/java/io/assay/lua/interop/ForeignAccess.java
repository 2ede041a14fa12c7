package io.assay.lua.interop;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;

/**
 * Indexing of objects that are not Lua's: string keys are members, then hash entries; integer keys
 * are array elements, from 1.
 */
public final class ForeignAccess {

    private ForeignAccess() {}

    /**
     * The value at {@code key}, nil if there is none; null if the object cannot be indexed at all.
     */
    @TruffleBoundary
    public static Object read(Object object, Object key) {
        InteropLibrary interop = InteropLibrary.getUncached(object);
        try {
            if (key instanceof LuaString name && interop.hasMembers(object)) {
                String member = name.toString();
                if (interop.isMemberReadable(object, member)) {
                    return HostValues.toLua(interop.readMember(object, member));
                }
                if (interop.isMemberInvocable(object, member)) {
                    return new ForeignMethod(object, member);
                }
            }
            if (key instanceof Long index && interop.hasArrayElements(object)) {
                return interop.isArrayElementReadable(object, index - 1)
                        ? HostValues.toLua(interop.readArrayElement(object, index - 1))
                        : Nil.NIL;
            }
            if (interop.hasHashEntries(object)) {
                return HostValues.toLua(interop.readHashValueOrDefault(object, key, Nil.NIL));
            }
            return interop.hasMembers(object) || interop.hasArrayElements(object) ? Nil.NIL : null;
        } catch (InteropException e) {
            throw failed("read", key, e);
        }
    }

    /** Sets the value at {@code key}; false if the object takes no such key. */
    @TruffleBoundary
    public static boolean write(Object object, Object key, Object value) {
        InteropLibrary interop = InteropLibrary.getUncached(object);
        try {
            if (key instanceof LuaString name
                    && interop.isMemberWritable(object, name.toString())) {
                interop.writeMember(object, name.toString(), value);
                return true;
            }
            if (key instanceof Long index && interop.isArrayElementWritable(object, index - 1)) {
                interop.writeArrayElement(object, index - 1, value);
                return true;
            }
            if (interop.hasHashEntries(object)) {
                if (value == Nil.NIL) {
                    if (interop.isHashEntryRemovable(object, key)) {
                        interop.removeHashEntry(object, key);
                    }
                    return true;
                }
                if (interop.isHashEntryWritable(object, key)) {
                    interop.writeHashEntry(object, key, value);
                    return true;
                }
            }
            return false;
        } catch (InteropException e) {
            throw failed("write", key, e);
        }
    }

    /** The number of array elements, -1 if the object is no array. */
    @TruffleBoundary
    public static long length(Object object) {
        InteropLibrary interop = InteropLibrary.getUncached(object);
        try {
            if (interop.hasArrayElements(object)) {
                return interop.getArraySize(object);
            }
            return interop.hasHashEntries(object) ? interop.getHashSize(object) : -1;
        } catch (InteropException e) {
            throw failed("measure", Nil.NIL, e);
        }
    }

    private static LuaException failed(String what, Object key, InteropException e) {
        return new LuaException(
                LuaString.of(
                        "cannot " + what + " '" + key + "' of a host object: " + e.getMessage()),
                null);
    }
}
