package io.assay.lua.library.coroutine;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import io.assay.lua.LuaContext;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.coroutine.MainCoroutine;
import io.assay.lua.library.Library;
import io.assay.lua.nodes.function.CoroutineRootNode;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;

/** Opens {@code coroutine}, and makes the coroutines of a context. */
public final class CoroutineLibrary {

    private static final String NAME = "coroutine";

    private final LuaContext context;
    private final MainCoroutine main;
    private final CallTarget firstFrame;
    private final LuaFunction wrapped;

    private CoroutineLibrary(LuaContext context) {
        this.context = context;
        this.main = new MainCoroutine(context.coroutines());
        this.firstFrame = new CoroutineRootNode(context.language()).getCallTarget();
        LuaTable hidden = new LuaTable();
        Library.define(context, hidden, NAME, WrappedFunctionsFactory.getFactories());
        this.wrapped = (LuaFunction) hidden.get("wrapped");
    }

    public static void install(LuaContext context) {
        LuaTable table = new LuaTable();
        Library.define(context, table, NAME, CoroutineFunctionsFactory.getFactories());
        context.globals().put(context.language().intern(LuaString.of(NAME)), table, false);
    }

    public static CoroutineLibrary of(LuaContext context) {
        return context.libraryState(CoroutineLibrary.class, CoroutineLibrary::new);
    }

    /** The coroutine of code that runs in none. */
    public MainCoroutine main() {
        return main;
    }

    @TruffleBoundary
    Coroutine create(Object function) {
        return context.coroutines()
                .create(
                        arguments -> {
                            Object[] call = new Object[arguments.length + 1];
                            call[0] = function;
                            System.arraycopy(arguments, 0, call, 1, arguments.length);
                            return firstFrame.call(call);
                        });
    }

    /** A function that resumes {@code coroutine}, its upvalue. */
    LuaFunction wrap(Coroutine coroutine) {
        return new LuaFunction(wrapped.callTarget(), new Cell[] {new Cell(coroutine)});
    }
}
