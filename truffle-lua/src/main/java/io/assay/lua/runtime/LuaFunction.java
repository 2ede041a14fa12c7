package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.SourceSection;
import io.assay.lua.nodes.call.CallFromOutsideNode;

/**
 * A function: a Lua closure, or a function of the library.
 *
 * <p>Call convention: {@code callTarget.call(function, argument1, …)}. The result is a list of
 * results (see {@link Values}) or a {@link TailCall} that the caller has to make.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method")
public final class LuaFunction implements TruffleObject, Collectable {

    private static final Cell[] NO_UPVALUES = new Cell[0];

    private final RootCallTarget callTarget;
    private final Cell[] upvalues;
    private HeldValues held;

    public LuaFunction(RootCallTarget callTarget, Cell[] upvalues) {
        this.callTarget = callTarget;
        this.upvalues = upvalues;
    }

    /** A function of the library. */
    public LuaFunction(RootCallTarget callTarget) {
        this(callTarget, NO_UPVALUES);
    }

    public RootCallTarget callTarget() {
        return callTarget;
    }

    /** Shared with the closure: writing an element redirects the upvalue. */
    public Cell[] upvalues() {
        return upvalues;
    }

    public Object upvalue(int index) {
        return upvalues[index].get();
    }

    @Override
    public HeldValues heldValues() {
        return held;
    }

    @Override
    public void setHeldValues(HeldValues held) {
        this.held = held;
    }

    @Override
    @TruffleBoundary
    public void trace(Tracer tracer) {
        for (Cell cell : upvalues) {
            tracer.edge(cell);
        }
        if (held != null) {
            held.trace(tracer);
        }
    }

    @ExportMessage
    boolean isExecutable() {
        return true;
    }

    @ExportMessage
    Object execute(Object[] arguments, @Cached CallFromOutsideNode call) {
        return call.execute(this, arguments);
    }

    @ExportMessage
    @TruffleBoundary
    boolean hasSourceLocation() {
        return callTarget.getRootNode().getSourceSection() != null;
    }

    @ExportMessage
    @TruffleBoundary
    SourceSection getSourceLocation() {
        return callTarget.getRootNode().getSourceSection();
    }

    @ExportMessage
    @TruffleBoundary
    boolean hasExecutableName() {
        return callTarget.getRootNode().getName() != null;
    }

    @ExportMessage
    @TruffleBoundary
    Object getExecutableName() {
        return callTarget.getRootNode().getName();
    }

    @ExportMessage
    @TruffleBoundary
    Object toDisplayString(boolean allowSideEffects, @Bind Node node) {
        return toString();
    }

    @Override
    @TruffleBoundary
    public String toString() {
        return "function: 0x%08x".formatted(System.identityHashCode(this));
    }
}
