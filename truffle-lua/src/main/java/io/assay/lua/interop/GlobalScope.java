package io.assay.lua.interop;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import io.assay.lua.LuaLanguage;
import io.assay.lua.runtime.LuaTable;

/**
 * The globals as the scope that hosts and debuggers see: their members, nothing else of the table.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method")
public final class GlobalScope implements TruffleObject {

    private final LuaTable globals;

    public GlobalScope(LuaTable globals) {
        this.globals = globals;
    }

    private static InteropLibrary interop() {
        return InteropLibrary.getUncached();
    }

    @ExportMessage
    boolean isScope() {
        return true;
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return LuaLanguage.class;
    }

    @ExportMessage
    Object toDisplayString(boolean allowSideEffects) {
        return "globals";
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object getMembers(boolean includeInternal) throws UnsupportedMessageException {
        return interop().getMembers(globals, includeInternal);
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return interop().isMemberReadable(globals, member);
    }

    @ExportMessage
    @TruffleBoundary
    Object readMember(String member)
            throws UnsupportedMessageException, UnknownIdentifierException {
        return interop().readMember(globals, member);
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberModifiable(String member) {
        return interop().isMemberModifiable(globals, member);
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberInsertable(String member) {
        return interop().isMemberInsertable(globals, member);
    }

    @ExportMessage
    @TruffleBoundary
    void writeMember(String member, Object value) {
        globals.put(member, HostValues.toLua(value));
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberRemovable(String member) {
        return interop().isMemberRemovable(globals, member);
    }

    @ExportMessage
    @TruffleBoundary
    void removeMember(String member)
            throws UnsupportedMessageException, UnknownIdentifierException {
        interop().removeMember(globals, member);
    }
}
