package io.assay.lua.library.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.coroutine.Coroutine.Status;
import io.assay.lua.coroutine.MainCoroutine;
import io.assay.lua.interop.ForeignErrors;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.util.Arrays;

/** The functions of {@code coroutine}. */
final class CoroutineFunctions {

    private static final LuaString DEAD = LuaString.of("cannot resume dead coroutine");
    private static final LuaString NOT_SUSPENDED =
            LuaString.of("cannot resume non-suspended coroutine");

    private CoroutineFunctions() {}

    /** Why a coroutine cannot be resumed. */
    static LuaString whyNotResumed(Coroutine coroutine) {
        return coroutine.status() == Status.DEAD ? DEAD : NOT_SUSPENDED;
    }

    private static Coroutine check(Node node, Object value) {
        if (value instanceof Coroutine coroutine) {
            return coroutine;
        }
        throw LibraryErrors.wrongType(node, 1, "thread", value);
    }

    /** The coroutine meant by an optional argument, the running one by default. */
    @TruffleBoundary
    private static Coroutine checkOptional(Node node, boolean given, Object value) {
        if (given) {
            return check(node, value);
        }
        LuaContext context = LuaContext.get(node);
        Coroutine current = context.currentCoroutine();
        return current == null ? CoroutineLibrary.of(context).main() : current;
    }

    @TruffleBoundary
    private static Coroutine make(Node node, Object function) {
        if (!(function instanceof LuaFunction) && !LuaTypes.nameOf(function).equals("function")) {
            throw LibraryErrors.wrongType(node, 1, "function", function);
        }
        return CoroutineLibrary.of(LuaContext.get(node)).create(function);
    }

    /** {@code coroutine.create(f)}. */
    @LuaBuiltin("create")
    abstract static class CreateNode extends LibraryFunctionNode {

        @Specialization
        Object create(Object function) {
            return make(this, function);
        }
    }

    /** {@code coroutine.wrap(f)}. */
    @LuaBuiltin("wrap")
    abstract static class WrapNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object wrap(Object function) {
            Coroutine coroutine = make(this, function);
            return CoroutineLibrary.of(LuaContext.get(this)).wrap(coroutine);
        }
    }

    /** {@code coroutine.resume(co [, val1, ···])}. */
    @LuaBuiltin(value = "resume", callsBack = true)
    abstract static class ResumeNode extends LibraryFunctionNode {

        @Specialization
        Object resume(VirtualFrame frame, Object value) {
            Coroutine coroutine = check(this, value);
            if (coroutine.status() != Status.SUSPENDED) {
                return Values.of(Boolean.FALSE, whyNotResumed(coroutine));
            }
            Object[] own = frame.getArguments();
            Object[] arguments = Arrays.copyOfRange(own, 2, own.length);
            Object[] results;
            try {
                results = coroutine.resume(LuaContext.get(this).currentCoroutine(), arguments);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
                if (!ForeignErrors.isLuaError(error)) {
                    throw error;
                }
                return Values.of(Boolean.FALSE, ForeignErrors.valueOf(error));
            }
            Object[] all = new Object[results.length + 1];
            all[0] = Boolean.TRUE;
            System.arraycopy(results, 0, all, 1, results.length);
            return Values.of(all);
        }
    }

    /** {@code coroutine.yield(···)}. */
    @LuaBuiltin(value = "yield", varargs = true)
    abstract static class YieldNode extends LibraryFunctionNode {

        @Specialization
        Object yieldValues(Object[] values) {
            LuaContext context = LuaContext.get(this);
            if (context.currentCoroutine() == null) {
                throw outside(this);
            }
            return Values.of(Coroutine.yield(context, values));
        }

        @TruffleBoundary
        private static LuaException outside(Node node) {
            return new LuaException(
                    LuaString.of("attempt to yield from outside a coroutine"), node);
        }
    }

    /** {@code coroutine.status(co)}. */
    @LuaBuiltin("status")
    abstract static class StatusNode extends LibraryFunctionNode {

        @Specialization
        Object status(Object value) {
            return Coroutine.nameOf(check(this, value).status());
        }
    }

    /** {@code coroutine.running()}: the running coroutine, and whether it is the main one. */
    @LuaBuiltin("running")
    abstract static class RunningNode extends LibraryFunctionNode {

        @Specialization
        Object running() {
            Coroutine running = checkOptional(this, false, Nil.NIL);
            return Values.of(running, running instanceof MainCoroutine);
        }
    }

    /** {@code coroutine.isyieldable([co])}: not the main thread, nor within {@code table.sort}. */
    @LuaBuiltin("isyieldable")
    abstract static class IsYieldableNode extends LibraryFunctionNode {

        @Specialization
        boolean isYieldable(VirtualFrame frame, Object value) {
            Coroutine coroutine = checkOptional(this, argumentCount(frame) > 0, value);
            LuaContext context = LuaContext.get(this);
            return !(coroutine instanceof MainCoroutine)
                    && (context.isYieldable() || coroutine != context.currentCoroutine());
        }
    }

    /** {@code coroutine.close([co])}; closing the running coroutine does not return. */
    @LuaBuiltin("close")
    abstract static class CloseNode extends LibraryFunctionNode {

        @Specialization
        Object close(VirtualFrame frame, Object value) {
            Coroutine coroutine = checkOptional(this, argumentCount(frame) > 0, value);
            return close(coroutine);
        }

        @TruffleBoundary
        private Object close(Coroutine coroutine) {
            switch (coroutine.status()) {
                case NORMAL -> throw LibraryErrors.error(this, "cannot close a normal coroutine");
                case RUNNING -> {
                    if (coroutine instanceof MainCoroutine) {
                        throw LibraryErrors.error(this, "cannot close main thread");
                    }
                    throw coroutine.closeRunning();
                }
                default -> {
                    return closeOther(coroutine);
                }
            }
        }

        private Object closeOther(Coroutine coroutine) {
            try {
                coroutine.close(LuaContext.get(this).currentCoroutine());
                return true;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
                if (!ForeignErrors.isLuaError(error)) {
                    throw error;
                }
                return Values.of(Boolean.FALSE, ForeignErrors.valueOf(error));
            }
        }
    }
}
