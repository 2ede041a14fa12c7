package io.assay.lua.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import io.assay.lua.LuaContext;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Values;

/**
 * A Lua thread (manual §2.6). The way control moves is the subclass's; states and hand-over of
 * values are here.
 *
 * <p>Invariant: at most one coroutine of a task is {@link Status#RUNNING}; those that resumed it
 * are {@link Status#NORMAL}.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method")
public abstract class Coroutine implements TruffleObject {

    /** As {@code coroutine.status} names them. */
    public enum Status {
        SUSPENDED,
        RUNNING,
        NORMAL,
        DEAD
    }

    /** What a coroutine runs; gets the arguments of the first resume, gives a list of results. */
    public interface Body {
        Object run(Object[] arguments);
    }

    /** As many as PUC-Rio Lua's limit on C calls lets resume each other. */
    private static final int MOST_NESTED = 195;

    private final Body body;

    /** How many coroutines have resumed each other up to this one, itself counted. */
    private int nesting;

    private Status status = Status.SUSPENDED;
    private boolean started;
    private boolean closing;

    /** Values on their way in (from resume) or out (from yield or the end). */
    private Object[] transfer;

    private Throwable failure;

    /** What somebody wants to know of the stack, while this is suspended. */
    private Runnable question;

    /** What ended the coroutine, until {@link #close} has told it. */
    private Throwable end;

    Coroutine(Body body) {
        this.body = body;
    }

    public Status status() {
        return status;
    }

    /** Runs on the coroutine's own stack from its first resume to its end. */
    final void runBody() {
        Object[] arguments = transfer;
        transfer = null;
        try {
            if (!closing) {
                transfer = Values.toArray(body.run(arguments));
            }
        } catch (CoroutineKilled killed) {
            // close() asked for it; every pending to-be-closed variable has been closed by now
            transfer = new Object[0];
        } catch (Throwable t) {
            failure = t;
            end = t;
        } finally {
            status = Status.DEAD;
        }
    }

    /** Moves control to the coroutine; returns when it yields or ends. */
    abstract void transferIn();

    /** Called on the coroutine's own stack: moves control back; returns when resumed. */
    abstract void transferOut();

    /**
     * Starts or continues a suspended coroutine.
     *
     * @param caller the coroutine that resumes, null for the main one
     * @return what it yields or returns
     * @throws LuaException or whatever else ended it
     */
    @TruffleBoundary
    public final Object[] resume(Coroutine caller, Object[] arguments) {
        nesting = caller == null ? 1 : caller.nesting + 1;
        if (nesting > MOST_NESTED) {
            throw new LuaException(LuaString.of("C stack overflow"), null);
        }
        transfer = arguments;
        started = true;
        if (caller != null) {
            caller.status = Status.NORMAL;
        }
        status = Status.RUNNING;
        LuaContext context = LuaContext.get(null);
        int depth = context.callDepth();
        int unyieldable = context.unyieldable();
        context.setUnyieldable(0);
        try {
            transferIn();
        } finally {
            context.setCallDepth(depth);
            context.setUnyieldable(unyieldable);
            if (caller != null) {
                caller.status = Status.RUNNING;
            }
        }
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw sneaky(thrown);
        }
        Object[] values = transfer;
        transfer = null;
        return values;
    }

    /** Suspends this coroutine, which is the running one; returns what the next resume passes. */
    @TruffleBoundary
    public final Object[] yield(Object[] values) {
        LuaContext context = LuaContext.get(null);
        if (closing || !context.isYieldable()) {
            throw new LuaException(LuaString.of("attempt to yield across a C-call boundary"), null);
        }
        transfer = values;
        status = Status.SUSPENDED;
        int depth = context.callDepth();
        transferOut();
        while (question != null) {
            Runnable asked = question;
            question = null;
            asked.run();
            transferOut();
        }
        context.setCallDepth(depth);
        status = Status.RUNNING;
        if (closing) {
            throw new CoroutineKilled();
        }
        Object[] arguments = transfer;
        transfer = null;
        return arguments;
    }

    /**
     * Ends a suspended coroutine, closing its pending variables; a dead one stays dead.
     *
     * @throws LuaException or whatever else ended it before, told once; or if a {@code __close}
     *     metamethod failed
     */
    @TruffleBoundary
    public final void close(Coroutine caller) {
        if (status == Status.DEAD) {
            Throwable told = end;
            end = null;
            if (told != null) {
                throw sneaky(told);
            }
            return;
        }
        closing = true;
        if (!started) {
            status = Status.DEAD;
            return;
        }
        try {
            resume(caller, new Object[0]);
        } finally {
            end = null;
        }
    }

    /** Called on the coroutine's own stack: throwing the result ends it. */
    public final RuntimeException closeRunning() {
        closing = true;
        return new CoroutineKilled();
    }

    /**
     * Runs {@code question} on the stack of a suspended coroutine, if it has one; it stays
     * suspended.
     */
    @TruffleBoundary
    public final void inspect(Runnable question) {
        if (started && status() == Status.SUSPENDED) {
            this.question = question;
            transferIn();
        }
    }

    /** What ended the coroutine with an error, null if nothing did. */
    public final Throwable end() {
        return end;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable t) throws T {
        throw (T) t;
    }

    @ExportMessage
    @TruffleBoundary
    Object toDisplayString(boolean allowSideEffects) {
        return toString();
    }

    @Override
    public String toString() {
        return "thread: 0x%08x".formatted(System.identityHashCode(this));
    }

    /** The name {@code coroutine.status} gives. */
    public static LuaString nameOf(Status status) {
        return switch (status) {
            case SUSPENDED -> SUSPENDED;
            case RUNNING -> RUNNING;
            case NORMAL -> NORMAL;
            case DEAD -> DEAD;
        };
    }

    private static final LuaString SUSPENDED = LuaString.of("suspended");
    private static final LuaString RUNNING = LuaString.of("running");
    private static final LuaString NORMAL = LuaString.of("normal");
    private static final LuaString DEAD = LuaString.of("dead");
}
