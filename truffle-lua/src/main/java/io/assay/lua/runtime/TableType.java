package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import io.assay.lua.LuaContext;
import io.assay.lua.LuaLanguage;

/**
 * The type of all tables, as hosts see it. It has one function, {@value #DATA}, for hosts that want
 * a whole table: given a table and how many may lie within each other, it answers with a list whose
 * first element is a host object, the copy that {@link TableData} describes (null if it goes
 * deeper), and the rest are the copy's {@link TableData#others}.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method")
final class TableType implements TruffleObject {

    static final TableType INSTANCE = new TableType();

    static final String DATA = "lua.data";

    private static final String NAME = "table";

    private TableType() {}

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
        return NAME;
    }

    @ExportMessage
    boolean isMetaObject() {
        return true;
    }

    @ExportMessage
    Object getMetaQualifiedName() {
        return NAME;
    }

    @ExportMessage
    Object getMetaSimpleName() {
        return NAME;
    }

    @ExportMessage
    boolean isMetaInstance(Object instance) {
        return instance instanceof LuaTable;
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(boolean includeInternal) {
        return new InteropList(new Object[] {LuaString.of(DATA)});
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberInvocable(String member) {
        return member.equals(DATA);
    }

    @ExportMessage
    @TruffleBoundary
    Object invokeMember(String member, Object[] arguments)
            throws UnknownIdentifierException,
                    ArityException,
                    UnsupportedTypeException,
                    UnsupportedMessageException {
        if (!member.equals(DATA)) {
            throw UnknownIdentifierException.create(member);
        }
        if (arguments.length != 2) {
            throw ArityException.create(2, 2, arguments.length);
        }
        InteropLibrary interop = InteropLibrary.getUncached();
        if (!(arguments[0] instanceof LuaTable table) || !interop.fitsInLong(arguments[1])) {
            throw UnsupportedTypeException.create(arguments);
        }
        return data(table, interop.asLong(arguments[1]));
    }

    private static Object data(LuaTable table, long depth) {
        TableData data = new TableData();
        Object copy = data.copy(table, depth);
        Object[] result = new Object[copy == null ? 1 : data.others().size() + 1];
        result[0] = LuaContext.get(null).env().asGuestValue(copy);
        for (int i = 1; i < result.length; i++) {
            result[i] = data.others().get(i - 1);
        }
        return new InteropList(result);
    }
}
