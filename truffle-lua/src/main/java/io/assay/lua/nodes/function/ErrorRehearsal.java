package io.assay.lua.nodes.function;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleOptions;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.runtime.CallStack;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;

/**
 * Raises one error and lets it leave a call, before any script runs.
 *
 * <p>A class whose initialisation finds the stack full is unusable from then on, and on the way of
 * a first error lie classes of the engine. So their first use must not be a stack overflow.
 */
public final class ErrorRehearsal extends RootNode {

    private ErrorRehearsal(LuaLanguage language) {
        super(language);
    }

    /**
     * Looks at the stack once, before there is any call target. The engine asks the JVM's compiler
     * interface then which methods of its own lie there; once the first call target has started the
     * compiler's thread, that answer has to wait until the compiler is ready, a fifth of a short
     * script's time.
     */
    public static void prepare() {
        if (!TruffleOptions.AOT) {
            Truffle.getRuntime().iterateFrames(frame -> frame);
        }
    }

    public static void run(LuaLanguage language) {
        try {
            new ErrorRehearsal(language).getCallTarget().call();
        } catch (LuaException expected) {
            assert expected.value() instanceof LuaString;
        }
    }

    @Override
    public Object execute(VirtualFrame frame) {
        throw error();
    }

    @TruffleBoundary
    private LuaException error() {
        return new LuaException(LuaString.of(CallStack.position(1) + "rehearsal"), this);
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    protected boolean isInstrumentable() {
        return false;
    }
}
