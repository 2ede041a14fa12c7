package io.assay.lua.library.debug.hook;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.StandardTags;
import io.assay.lua.LuaContext;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.nodes.LoopBodyTag;
import io.assay.lua.runtime.CallStack;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The hooks of a context (manual §4.7, {@code debug.sethook}), one for each coroutine that has one.
 *
 * <p>Nothing in the engine knows of hooks: only while there are any does this class watch the code,
 * by the means that debuggers use. Code without hooks pays nothing.
 */
public final class Hooks {

    private final LuaContext context;

    /** A null key stands for the main coroutine. */
    private final Map<Coroutine, HookedThread> threads = new WeakHashMap<>();

    private HookedThread main;
    private EventBinding<?> binding;

    private Hooks(LuaContext context) {
        this.context = context;
    }

    public static Hooks of(LuaContext context) {
        return context.libraryState(Hooks.class, Hooks::new);
    }

    /**
     * @param coroutine null for the main one
     */
    public Hook get(Coroutine coroutine) {
        HookedThread thread = thread(coroutine);
        return thread == null ? null : thread.hook;
    }

    private HookedThread thread(Coroutine coroutine) {
        return coroutine == null ? main : threads.get(coroutine);
    }

    HookedThread current() {
        if (main == null && threads.isEmpty()) {
            return null;
        }
        return thread(context.currentCoroutine());
    }

    /**
     * @param coroutine null for the main one
     * @param hook null for none
     */
    @TruffleBoundary
    public void set(Coroutine coroutine, Hook hook) {
        HookedThread old = thread(coroutine);
        HookedThread thread = null;
        if (hook != null && (hook.calls() || hook.returns())) {
            context.language().watchLibraryCalls();
        }
        if (hook != null) {
            boolean isRunning = coroutine == context.currentCoroutine();
            thread = new HookedThread(hook, isRunning ? CallStack.line(1) : 0);
            thread.isRunning = old != null && old.isRunning;
            if (old != null && old.isRunning) {
                // Set by a hook: the functions on the stack stay known.
                old.hook = hook;
                old.remaining = hook.count();
                thread = old;
            }
        }
        if (coroutine == null) {
            main = thread;
        } else if (thread == null) {
            threads.remove(coroutine);
        } else {
            threads.put(coroutine, thread);
        }
        watch(main != null || !threads.isEmpty());
    }

    private void watch(boolean wanted) {
        if (wanted == (binding != null)) {
            return;
        }
        if (!wanted) {
            binding.dispose();
            binding = null;
            return;
        }
        SourceSectionFilter all =
                SourceSectionFilter.newBuilder()
                        .tagIs(
                                StandardTags.RootTag.class,
                                StandardTags.StatementTag.class,
                                StandardTags.ExpressionTag.class,
                                LoopBodyTag.class)
                        .build();
        Instrumenter instrumenter = context.env().lookup(Instrumenter.class);
        binding = instrumenter.attachExecutionEventFactory(all, new HookNodes());
    }

    /** After a function has returned: what called it may have run before there was a hook. */
    void returned(HookedThread thread) {
        if (!thread.isKnown()) {
            thread.top().line = CallStack.line(1);
        }
    }
}
