package io.assay.lua.nodes.function;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.source.Source;
import io.assay.lua.LuaLanguage;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.syntax.FunctionBody;

/**
 * What all closures of one function in the source share: its text, its tree and its call target.
 */
public final class FunctionPrototype {

    /** The name of internal sources that are not a host's, but stripped. */
    public static final String STRIPPED_SOURCE = "?";

    private final FunctionBody body;
    private final Source source;
    private final LuaString chunkName;
    private final RootCallTarget callTarget;

    /** Valid while at most one closure was made; then its upvalues are constants to its code. */
    private final Assumption singleClosure =
            Truffle.getRuntime().createAssumption("one closure of a function");

    private boolean closed;

    /**
     * @param chunkName as the chunk was named when it was loaded; null if the source alone has a
     *     name
     */
    public FunctionPrototype(
            LuaLanguage language, Source source, LuaString chunkName, FunctionBody body) {
        this.chunkName = chunkName;
        this.body = body;
        this.source = source;
        this.callTarget = new LuaRootNode(language, this).getCallTarget();
    }

    public FunctionBody body() {
        return body;
    }

    public Source source() {
        return source;
    }

    /** Whether {@code string.dump} has left out what it is not needed to run. */
    public boolean isStripped() {
        return source.isInternal() && source.getName().equals(STRIPPED_SOURCE);
    }

    /** {@code @file}, {@code =name} or the chunk's text; null if nobody gave a name. */
    public LuaString chunkName() {
        return chunkName;
    }

    public RootCallTarget callTarget() {
        return callTarget;
    }

    public Assumption singleClosure() {
        return singleClosure;
    }

    /** Takes note of a closure that is being made. */
    public void noteClosure() {
        if (singleClosure.isValid()) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            noteFirstClosures();
        }
    }

    private synchronized void noteFirstClosures() {
        if (closed) {
            singleClosure.invalidate("a second closure");
        } else {
            closed = true;
        }
    }

    /** For when the upvalues of the only closure are about to be exchanged. */
    @TruffleBoundary
    public void forgetSingleClosure() {
        singleClosure.invalidate("upvalues joined");
    }

    /** A closure; {@code upvalues} in the order of {@link FunctionBody#upvalues()}. */
    public LuaFunction close(Cell... upvalues) {
        noteClosure();
        return new LuaFunction(callTarget, upvalues);
    }
}
