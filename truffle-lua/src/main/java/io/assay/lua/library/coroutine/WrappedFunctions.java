package io.assay.lua.library.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.CallStack;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Values;
import java.util.Arrays;

/** What {@code coroutine.wrap} gives. */
final class WrappedFunctions {

    private WrappedFunctions() {}

    /**
     * Resumes the coroutine that is its upvalue; passes errors on, with a position in front of
     * texts.
     */
    @LuaBuiltin(value = "wrapped", callsBack = true)
    abstract static class WrappedNode extends LibraryFunctionNode {

        @Specialization
        Object resume(VirtualFrame frame) {
            Object[] own = frame.getArguments();
            Coroutine coroutine = (Coroutine) ((LuaFunction) own[0]).upvalue(0);
            if (coroutine.status() != Coroutine.Status.SUSPENDED) {
                throw withPosition(this, CoroutineFunctions.whyNotResumed(coroutine));
            }
            Object[] arguments = Arrays.copyOfRange(own, 1, own.length);
            try {
                return Values.of(
                        coroutine.resume(LuaContext.get(this).currentCoroutine(), arguments));
            } catch (LuaException error) {
                throw passedOn(coroutine, error);
            }
        }

        /** Closes the coroutine, which may bring another error forth. */
        @TruffleBoundary
        private LuaException passedOn(Coroutine coroutine, LuaException first) {
            LuaException error = first;
            try {
                coroutine.close(LuaContext.get(this).currentCoroutine());
            } catch (LuaException last) {
                error = last;
            }
            if (error.value() instanceof LuaString text) {
                return withPosition(this, text);
            }
            // Anew, since a message handler of the caller's runs here.
            return error.isHandled() ? error : new LuaException(error.value(), this);
        }

        @TruffleBoundary
        private static LuaException withPosition(Node node, LuaString text) {
            return new LuaException(
                    LuaString.concat(LuaString.of(CallStack.position(1)), text), node);
        }
    }
}
