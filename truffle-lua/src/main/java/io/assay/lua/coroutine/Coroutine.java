package io.assay.lua.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleStackTrace;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import io.assay.lua.LuaContext;
import io.assay.lua.runtime.Collectable;
import io.assay.lua.runtime.HeldValues;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Tracer;
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
public abstract class Coroutine implements TruffleObject, Collectable {

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

    /** How many coroutines have resumed each other up to this one, itself counted. */
    private int nesting;

    private Status status = Status.SUSPENDED;
    private boolean started;
    private boolean closing;

    /** False for a dead coroutine that an error stopped while variables are to be closed. */
    private boolean ended;

    private HeldValues held;

    /** Values on their way in (from resume) or out (from yield or the end). */
    private Object[] transfer;

    private Throwable failure;

    /** What somebody wants to know of the stack, while this is suspended. */
    private Runnable question;

    /** What ended the coroutine, until {@link #close} has told it. */
    private Throwable end;

    /** A coroutine that has ended. */
    public static Coroutine dead() {
        return new Ended();
    }

    private static final class Ended extends Coroutine {
        Ended() {
            ((Coroutine) this).status = Status.DEAD;
        }

        @Override
        void transferIn() {
            throw new IllegalStateException("resumed a dead coroutine");
        }
    }

    public Status status() {
        return status;
    }

    // While a coroutine is suspended, nothing on its own stack refers to it: a thread that has the
    // stack must not keep it alive. Hence the static methods, which ask for it anew.

    /** Runs on the coroutine's own stack from its first resume to its end. */
    static void runBody(Body body, Coroutines coroutines) {
        Object[] results = null;
        Throwable failure = null;
        try {
            if (!coroutines.current().closing) {
                results = Values.toArray(body.run(coroutines.current().takeTransfer()));
            }
        } catch (CoroutineKilled killed) {
            // close() asked for it; every pending to-be-closed variable has been closed by now
            results = new Object[0];
            failure = killed.error();
        } catch (Throwable t) {
            failure = t;
        }
        Coroutine self = coroutines.current();
        if (self != null) {
            self.finish(results, failure);
        }
    }

    /** There is nothing left to run; an error may have been the end of it. */
    final void finish(Object[] results, Throwable thrown) {
        transfer = results;
        failure = thrown;
        end = thrown;
        status = Status.DEAD;
        ended = true;
    }

    /** Whether nothing is on the coroutine's stack any more. */
    final boolean hasEnded() {
        return ended;
    }

    private Object[] takeTransfer() {
        Object[] values = transfer;
        transfer = null;
        return values;
    }

    /** Moves control to the coroutine; returns when it yields or ends. */
    abstract void transferIn();

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
            throw LuaException.ofResult(LuaString.of("C stack overflow"));
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
        int protection = context.protection();
        context.setProtection(0);
        LuaFunction handler = context.messageHandler();
        context.setMessageHandler(null);
        try {
            transferIn();
        } finally {
            context.setCallDepth(depth);
            context.setUnyieldable(unyieldable);
            context.setProtection(protection);
            context.setMessageHandler(handler);
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

    /** Suspends the running coroutine; returns what the next resume passes. */
    @TruffleBoundary
    public static Object[] yield(LuaContext context, Object[] values) {
        Coroutines coroutines = context.coroutines();
        coroutines.current().suspend(context, values);
        int depth = context.callDepth();
        int protection = context.protection();
        LuaFunction handler = context.messageHandler();
        coroutines.transferOut();
        Runnable asked = coroutines.current().takeQuestion();
        while (asked != null) {
            asked.run();
            coroutines.transferOut();
            asked = coroutines.current().takeQuestion();
        }
        context.setCallDepth(depth);
        context.setProtection(protection);
        context.setMessageHandler(handler);
        return coroutines.current().resumed();
    }

    /**
     * Called when {@code error} comes to a variable that is to be closed. Where nothing in the
     * coroutine is going to catch the error, the coroutine is dead, but its variables are closed
     * only when it is closed (manual §6.2), if ever.
     *
     * @return what goes on unwinding the stack once that happens; null where the error is caught,
     *     or outside of coroutines
     */
    @TruffleBoundary
    public static CoroutineKilled awaitClosing(LuaContext context, Throwable error) {
        Coroutines coroutines = context.coroutines();
        if (context.protection() > 0
                || coroutines.current() == null
                || coroutines.current().closing) {
            return null;
        }
        TruffleStackTrace.fillIn(error);
        coroutines.current().fail(error);
        coroutines.transferOut();
        return new CoroutineKilled(error);
    }

    private void fail(Throwable error) {
        failure = error;
        end = error;
        status = Status.DEAD;
    }

    private void suspend(LuaContext context, Object[] values) {
        if (closing || !context.isYieldable()) {
            throw new LuaException(LuaString.of("attempt to yield across a C-call boundary"), null);
        }
        transfer = values;
        status = Status.SUSPENDED;
    }

    private Runnable takeQuestion() {
        Runnable asked = question;
        question = null;
        return asked;
    }

    private Object[] resumed() {
        status = Status.RUNNING;
        if (closing) {
            throw new CoroutineKilled(null);
        }
        return takeTransfer();
    }

    /**
     * Ends a suspended coroutine, closing its pending variables; a dead one stays dead.
     *
     * @throws LuaException or whatever else ended it before, told once; or if a {@code __close}
     *     metamethod failed
     */
    @TruffleBoundary
    public final void close(Coroutine caller) {
        if (status == Status.DEAD && (ended || !started)) {
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
        return new CoroutineKilled(null);
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

    @Override
    public final HeldValues heldValues() {
        return held;
    }

    @Override
    public final void setHeldValues(HeldValues held) {
        this.held = held;
    }

    /** What is on the stack is not known here. */
    @Override
    public final void trace(Tracer tracer) {
        if (held != null) {
            held.trace(tracer);
        }
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
