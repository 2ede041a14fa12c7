package io.assay.lua;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.ContextReference;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.coroutine.Coroutines;
import io.assay.lua.gc.Collector;
import io.assay.lua.interop.GlobalScope;
import io.assay.lua.library.StandardLibrary;
import io.assay.lua.nodes.call.DispatchNode;
import io.assay.lua.nodes.function.ErrorRehearsal;
import io.assay.lua.nodes.function.HandlerRootNode;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaUserdata;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Tracer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One Lua state: its globals, registry, metatables of the basic types, and its way to coroutines.
 */
public final class LuaContext {

    private static final ContextReference<LuaContext> REFERENCE =
            ContextReference.create(LuaLanguage.class);

    private final LuaLanguage language;
    private final Env env;
    private final LuaTable globals = new LuaTable();
    private final GlobalScope globalScope = new GlobalScope(globals);
    private final Coroutines coroutines;
    private final Collector collector;
    private final Map<Class<?>, Object> libraryState = new HashMap<>();

    private LuaTable stringMetatable;
    private LuaTable nilMetatable;
    private LuaTable booleanMetatable;
    private LuaTable numberMetatable;
    private LuaTable functionMetatable;
    private LuaTable threadMetatable;

    /** Calls in tail position on the stack that have not been unwound; see TailCallNode. */
    private int tailDepth;

    private int callDepth;

    private int unyieldable;

    /** Calls on the stack of the running coroutine that catch errors. */
    private int protection;

    private int nativeDepth;

    private LuaFunction messageHandler;

    private CallTarget handlerCall;

    private DispatchNode caller;

    private boolean handlingOverflow;

    LuaContext(LuaLanguage language, Env env) {
        this.language = language;
        this.env = env;
        boolean onThreads = env.getOptions().get(LuaOptions.COROUTINE_THREADS);
        this.coroutines = Coroutines.of(env, onThreads);
        this.collector = new Collector(this);
    }

    void initialise() {
        ErrorRehearsal.run(language);
        if (!language.hasMultipleContexts()) {
            // Global functions are constants to the code that uses them.
            globals.own();
        }
        StandardLibrary.install(this);
    }

    /**
     * The context of the code that runs now; {@code node} may be null in code that is never
     * compiled.
     */
    public static LuaContext get(Node node) {
        return REFERENCE.get(node);
    }

    public LuaLanguage language() {
        return language;
    }

    public Env env() {
        return env;
    }

    /** Whether processes get the streams of this process rather than those of the context. */
    public boolean inheritsStreams() {
        return env.getOptions().get(LuaOptions.INHERIT_STREAMS);
    }

    /** Whether environment variables have no influence on the library. */
    public boolean ignoresEnvironment() {
        return env.getOptions().get(LuaOptions.IGNORE_ENVIRONMENT);
    }

    public LuaTable globals() {
        return globals;
    }

    /** The globals as hosts see them. */
    GlobalScope globalScope() {
        return globalScope;
    }

    /** The {@code _ENV} of a chunk that is loaded without one of its own. */
    public Cell newEnvironment() {
        return new Cell(globals);
    }

    public Coroutines coroutines() {
        return coroutines;
    }

    public Collector collector() {
        return collector;
    }

    /** Shows {@code tracer} what the state itself refers to. */
    public void traceRoots(Tracer tracer) {
        tracer.edge(globals);
        tracer.edge(stringMetatable);
        tracer.edge(nilMetatable);
        tracer.edge(booleanMetatable);
        tracer.edge(numberMetatable);
        tracer.edge(functionMetatable);
        tracer.edge(threadMetatable);
    }

    /** The coroutine that runs now, null on the main stack. */
    public Coroutine currentCoroutine() {
        return coroutines.current();
    }

    /**
     * State that a library keeps for this context (open files, random numbers), made on first use
     * and found by its class.
     */
    @TruffleBoundary
    public <T> T libraryState(Class<T> type, Function<LuaContext, T> factory) {
        Object state = libraryState.get(type);
        if (state == null) {
            state = factory.apply(this);
            libraryState.put(type, state);
        }
        return type.cast(state);
    }

    public LuaTable stringMetatable() {
        return stringMetatable;
    }

    /** The metatable that all values of {@code value}'s basic type share; not for tables. */
    public LuaTable typeMetatable(Object value) {
        if (value == Nil.NIL) {
            return nilMetatable;
        } else if (value instanceof LuaString) {
            return stringMetatable;
        } else if (value instanceof Long || value instanceof Double) {
            return numberMetatable;
        } else if (value instanceof LuaFunction) {
            return functionMetatable;
        } else if (value instanceof Boolean) {
            return booleanMetatable;
        } else if (value instanceof Coroutine) {
            return threadMetatable;
        }
        return value instanceof LuaUserdata userdata ? userdata.metatable() : null;
    }

    public void setTypeMetatable(Object value, LuaTable metatable) {
        if (value == Nil.NIL) {
            nilMetatable = metatable;
        } else if (value instanceof LuaString) {
            stringMetatable = metatable;
        } else if (value instanceof Long || value instanceof Double) {
            numberMetatable = metatable;
        } else if (value instanceof LuaFunction) {
            functionMetatable = metatable;
        } else if (value instanceof Boolean) {
            booleanMetatable = metatable;
        } else if (value instanceof Coroutine) {
            threadMetatable = metatable;
        } else if (value instanceof LuaUserdata userdata) {
            userdata.setMetatable(metatable);
        }
    }

    /**
     * How many calls of Lua functions are on the stack, counted from the last entry from outside.
     */
    public int callDepth() {
        return callDepth;
    }

    public void setCallDepth(int depth) {
        callDepth = depth;
    }

    /** Whether a library function that cannot be suspended is running in this coroutine. */
    public boolean isYieldable() {
        return unyieldable == 0;
    }

    /**
     * Forbids the running coroutine to yield, as long as a library function calls back that in
     * PUC-Rio Lua keeps its state on the C stack. Returns what {@link #setUnyieldable} restores.
     */
    public int forbidYield() {
        return unyieldable++;
    }

    /** How many such functions run; each coroutine counts its own. */
    public int unyieldable() {
        return unyieldable;
    }

    public void setUnyieldable(int count) {
        unyieldable = count;
    }

    /**
     * How many calls on the stack of the running coroutine, or since the last entry from outside,
     * catch errors. Where none does, an error ends the coroutine.
     */
    public int protection() {
        return protection;
    }

    public void setProtection(int protection) {
        this.protection = protection;
    }

    /**
     * What gets the errors that the running code raises, before the stack is unwound; null if what
     * catches them is a {@code pcall} or nothing.
     */
    public LuaFunction messageHandler() {
        return messageHandler;
    }

    public void setMessageHandler(LuaFunction handler) {
        messageHandler = handler;
    }

    /** Calls the message handler that is its first argument. */
    public CallTarget handlerCall() {
        if (handlerCall == null) {
            handlerCall = new HandlerRootNode(language).getCallTarget();
        }
        return handlerCall;
    }

    /** How many library functions that call back are on the stack. */
    public int nativeDepth() {
        return nativeDepth;
    }

    public void setNativeDepth(int depth) {
        nativeDepth = depth;
    }

    /** Whether a message handler runs because of a stack overflow; there must be no second. */
    public boolean isHandlingOverflow() {
        return handlingOverflow;
    }

    public void setHandlingOverflow(boolean handling) {
        handlingOverflow = handling;
    }

    /** Leaves word for the function that is called next. */
    public void setCaller(DispatchNode caller) {
        this.caller = caller;
    }

    /** Where the running library function was called, null if nobody told; told once. */
    public DispatchNode takeCaller() {
        DispatchNode result = caller;
        caller = null;
        return result;
    }

    public int tailDepth() {
        return tailDepth;
    }

    public void setTailDepth(int depth) {
        tailDepth = depth;
    }
}
