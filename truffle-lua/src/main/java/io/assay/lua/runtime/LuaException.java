package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;

/**
 * A Lua error on its way to a {@code pcall}. Its value is any Lua value; a message carries its
 * position already ({@code chunk:line: what}).
 *
 * <p>Other languages see an exception with the message as text and the member {@code value}.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings({"serial", "static-method"})
public final class LuaException extends AbstractTruffleException {
    private static final long serialVersionUID = 1L;

    private static final String VALUE = "value";

    /**
     * Calls that a traceback can show; an error in a deep recursion must not cost what the
     * recursion did.
     */
    private static final int MAX_TRACE = 200;

    private static final String MESSAGE = "message";
    private static final String TRACEBACK = "traceback";

    private static final LuaString NO_ERROR_OBJECT = LuaString.of("<no error object>");
    private static final LuaString NOT_ENOUGH_MEMORY = LuaString.of("not enough memory");

    private final transient Object value;

    /** Whether the value is what a message handler made of the error, or none must get it. */
    private boolean handled;

    private boolean isStackOverflow;
    private final ExceptionType type;
    private final boolean incompleteSource;

    /** Set by a message handler that added a traceback, so that it is not added twice. */
    private String traceback;

    /**
     * An error at the moment it is raised: a message handler that waits for errors of the running
     * code is called here, while what raised the error is still on the stack, and the value is what
     * it gives.
     */
    public LuaException(Object value, Node location) {
        this(value, location, location);
    }

    /**
     * As above.
     *
     * @param raiser what raises the error, if {@code location} is not on top of the stack
     */
    public LuaException(Object value, Node location, Node raiser) {
        this(
                orText(MessageHandler.handle(value, raiser)),
                location,
                ExceptionType.RUNTIME_ERROR,
                false);
        this.handled = MessageHandler.isWaiting();
    }

    private static Object orText(Object value) {
        return value == Nil.NIL ? NO_ERROR_OBJECT : value;
    }

    /** An error that becomes a result of the library function that asked for something. */
    public static LuaException ofResult(LuaString message) {
        return new LuaException(message, null, ExceptionType.RUNTIME_ERROR, false);
    }

    /** An error that message handlers must not get; they would meet the same one. */
    public static LuaException ofHandling(LuaString message) {
        LuaException error = ofResult(message);
        error.handled = true;
        return error;
    }

    /** Sizes that no memory has: as for a full heap, no message handler is called. */
    @TruffleBoundary
    public static LuaException ofMemory() {
        LuaException error = ofHandling(NOT_ENOUGH_MEMORY);
        error.traceback = "";
        return error;
    }

    private LuaException(
            Object value, Node location, ExceptionType type, boolean incompleteSource) {
        super(null, null, MAX_TRACE, location);
        this.value = value;
        this.type = type;
        this.incompleteSource = incompleteSource;
    }

    /** An error because too many calls stand on the stack. */
    public static LuaException ofStackOverflow(String message, Node location) {
        boolean isHandling = LuaContext.get(null).isHandlingOverflow();
        LuaException error =
                new LuaException(
                        LuaString.of(isHandling ? "error in error handling" : message),
                        location,
                        ExceptionType.RUNTIME_ERROR,
                        false);
        error.isStackOverflow = true;
        return error;
    }

    /** Whether no message handler must be called any more. */
    public boolean isHandled() {
        return handled;
    }

    public boolean isStackOverflow() {
        return isStackOverflow;
    }

    public static LuaException ofSyntax(String message, boolean incompleteSource) {
        return new LuaException(
                LuaString.of(message), null, ExceptionType.PARSE_ERROR, incompleteSource);
    }

    public Object value() {
        return value;
    }

    public String traceback() {
        return traceback;
    }

    public void setTraceback(String traceback) {
        this.traceback = traceback;
    }

    @Override
    @TruffleBoundary
    public String getMessage() {
        return ErrorText.of(value);
    }

    @ExportMessage
    ExceptionType getExceptionType() {
        return type;
    }

    @ExportMessage
    boolean isExceptionIncompleteSource() {
        return incompleteSource;
    }

    @ExportMessage
    boolean hasExceptionMessage() {
        return true;
    }

    @ExportMessage
    Object getExceptionMessage() {
        return getMessage();
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(boolean includeInternal) {
        return new InteropList(
                new Object[] {LuaString.of(VALUE), LuaString.of(MESSAGE), LuaString.of(TRACEBACK)});
    }

    @ExportMessage
    boolean isMemberReadable(String member) {
        return VALUE.equals(member) || MESSAGE.equals(member) || TRACEBACK.equals(member);
    }

    @ExportMessage
    @TruffleBoundary
    Object readMember(String member) throws UnknownIdentifierException {
        return switch (member) {
            case VALUE -> value;
            case MESSAGE -> getMessage();
            case TRACEBACK ->
                    traceback != null ? traceback : Traceback.of(LuaContext.get(null), this);
            default -> throw UnknownIdentifierException.create(member);
        };
    }
}
