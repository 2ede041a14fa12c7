package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.StopIterationException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnknownKeyException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import io.assay.lua.interop.HostValues;

/**
 * How other languages see a table: members for its string keys, hash entries for all of them, and
 * array elements (from 0) where the table is a list. A list is what came from a list of the host,
 * what has exactly the keys 1 to n, n at least 1, or what its metatable's field {@code __jsontype}
 * calls an {@code "array"}; {@code "object"} there makes it no list.
 *
 * <p>Access is raw: a metamethod is Lua's business.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method")
public abstract sealed class LuaTableInterop extends ArrayPart implements TruffleObject
        permits LuaTable {

    private static final LuaString FORM = LuaString.of("__jsontype");
    private static final LuaString ARRAY = LuaString.of("array");
    private static final LuaString OBJECT = LuaString.of("object");

    private LuaTable self() {
        return (LuaTable) this;
    }

    // ---- type ----

    @ExportMessage
    boolean hasMetaObject() {
        return true;
    }

    @ExportMessage
    Object getMetaObject() {
        return TableType.INSTANCE;
    }

    // ---- members ----

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object getMembers(boolean includeInternal) {
        LuaTable table = self();
        Object[] names = new Object[(int) table.keyCount()];
        int count = 0;
        for (int p = table.nextPosition(0); p >= 0; p = table.nextPosition(p + 1)) {
            if (table.keyAt(p) instanceof LuaString name) {
                names[count++] = name;
            }
        }
        return new InteropList(java.util.Arrays.copyOf(names, count));
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return self().get(member) != null;
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberInvocable(String member) {
        Object value = self().get(member);
        return value != null && InteropLibrary.getUncached().isExecutable(value);
    }

    @ExportMessage
    @TruffleBoundary
    Object invokeMember(String member, Object... arguments)
            throws UnknownIdentifierException,
                    UnsupportedMessageException,
                    com.oracle.truffle.api.interop.ArityException,
                    com.oracle.truffle.api.interop.UnsupportedTypeException {
        Object value = self().get(member);
        if (value == null) {
            throw UnknownIdentifierException.create(member);
        }
        return InteropLibrary.getUncached().execute(value, arguments);
    }

    @ExportMessage
    @TruffleBoundary
    Object readMember(String member) throws UnknownIdentifierException {
        Object value = self().get(member);
        if (value == null) {
            throw UnknownIdentifierException.create(member);
        }
        return value;
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberModifiable(String member) {
        return self().get(member) != null;
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberInsertable(String member) {
        return self().get(member) == null;
    }

    @ExportMessage
    @TruffleBoundary
    void writeMember(String member, Object value) {
        self().put(LuaString.of(member), HostValues.toLua(value));
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberRemovable(String member) {
        return self().get(member) != null;
    }

    @ExportMessage
    @TruffleBoundary
    void removeMember(String member) throws UnknownIdentifierException {
        if (self().get(member) == null) {
            throw UnknownIdentifierException.create(member);
        }
        self().put(member, null);
    }

    // ---- array elements ----

    @ExportMessage
    @TruffleBoundary
    boolean hasArrayElements() {
        LuaTable table = self();
        LuaTable metatable = table.metatable();
        if (metatable != null && metatable.get(FORM) instanceof LuaString form) {
            if (form.equalTo(ARRAY)) {
                return true;
            }
            if (form.equalTo(OBJECT)) {
                return false;
            }
        }
        if (table.isPureSequence()) {
            return true;
        }
        return table.isSequence() && table.nextPosition(0) < 0;
    }

    @ExportMessage
    long getArraySize() {
        return self().length();
    }

    @ExportMessage
    boolean isArrayElementReadable(long index) {
        return index >= 0 && index < self().length();
    }

    @ExportMessage
    boolean isArrayElementModifiable(long index) {
        return index >= 0 && index < self().length();
    }

    @ExportMessage
    boolean isArrayElementInsertable(long index) {
        return index == self().length();
    }

    @ExportMessage
    @TruffleBoundary
    Object readArrayElement(long index) throws InvalidArrayIndexException {
        if (index < 0 || index >= self().length()) {
            throw InvalidArrayIndexException.create(index);
        }
        Object value = self().get(index + 1);
        return value == null ? Nil.NIL : value;
    }

    @ExportMessage
    @TruffleBoundary
    void writeArrayElement(long index, Object value) throws InvalidArrayIndexException {
        if (index < 0 || index > self().length()) {
            throw InvalidArrayIndexException.create(index);
        }
        self().put(index + 1, HostValues.toLua(value));
    }

    // ---- hash entries ----

    @ExportMessage
    boolean hasHashEntries() {
        return true;
    }

    @ExportMessage
    long getHashSize() {
        return self().keyCount();
    }

    private Object entry(Object key) {
        Object luaKey = HostValues.toLua(key);
        return luaKey == Nil.NIL ? null : self().get(luaKey);
    }

    @ExportMessage
    @TruffleBoundary
    boolean isHashEntryReadable(Object key) {
        return entry(key) != null;
    }

    @ExportMessage
    @TruffleBoundary
    Object readHashValue(Object key) throws UnknownKeyException {
        Object value = entry(key);
        if (value == null) {
            throw UnknownKeyException.create(key);
        }
        return value;
    }

    @ExportMessage
    @TruffleBoundary
    boolean isHashEntryModifiable(Object key) {
        return entry(key) != null;
    }

    @ExportMessage
    @TruffleBoundary
    boolean isHashEntryInsertable(Object key) {
        Object luaKey = HostValues.toLua(key);
        return luaKey != Nil.NIL
                && !(luaKey instanceof Double number && number.isNaN())
                && self().get(luaKey) == null;
    }

    @ExportMessage
    @TruffleBoundary
    void writeHashEntry(Object key, Object value) {
        self().put(HostValues.toLua(key), HostValues.toLua(value));
    }

    @ExportMessage
    @TruffleBoundary
    boolean isHashEntryRemovable(Object key) {
        return entry(key) != null;
    }

    @ExportMessage
    @TruffleBoundary
    void removeHashEntry(Object key) throws UnknownKeyException {
        if (entry(key) == null) {
            throw UnknownKeyException.create(key);
        }
        self().put(HostValues.toLua(key), null);
    }

    @ExportMessage
    Object getHashEntriesIterator() {
        return new EntryIterator(self());
    }

    @ExportMessage
    @TruffleBoundary
    Object toDisplayString(boolean allowSideEffects) {
        return "table: 0x%08x".formatted(System.identityHashCode(this));
    }

    /** Walks the table as {@code next} does. */
    @ExportLibrary(InteropLibrary.class)
    static final class EntryIterator implements TruffleObject {
        private final LuaTable table;
        private int position;

        EntryIterator(LuaTable table) {
            this.table = table;
        }

        @ExportMessage
        boolean isIterator() {
            return true;
        }

        @ExportMessage
        boolean hasIteratorNextElement() {
            return table.nextPosition(position) >= 0;
        }

        @ExportMessage
        Object getIteratorNextElement() throws StopIterationException {
            int p = table.nextPosition(position);
            if (p < 0) {
                throw StopIterationException.create();
            }
            position = p + 1;
            return new InteropList(new Object[] {table.keyAt(p), table.valueAt(p)});
        }
    }
}
