package io.assay.lua.interop;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.Arrays;

/**
 * A method of a foreign object that can be invoked but not read. Written {@code object:name(…)} it
 * gets the object as its first argument, as any Lua method does, and drops it.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method")
final class ForeignMethod implements TruffleObject {

    private final Object receiver;
    private final String name;

    ForeignMethod(Object receiver, String name) {
        this.receiver = receiver;
        this.name = name;
    }

    @ExportMessage
    boolean isExecutable() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object execute(Object[] arguments)
            throws UnsupportedTypeException, ArityException, UnsupportedMessageException {
        Object[] passed =
                arguments.length > 0 && arguments[0] == receiver
                        ? Arrays.copyOfRange(arguments, 1, arguments.length)
                        : arguments;
        try {
            return InteropLibrary.getUncached().invokeMember(receiver, name, passed);
        } catch (UnknownIdentifierException e) {
            throw UnsupportedMessageException.create(e);
        }
    }
}
