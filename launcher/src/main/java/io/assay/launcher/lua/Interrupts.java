package io.assay.launcher.lua;

import org.jspecify.annotations.Nullable;

/** What Ctrl-C (SIGINT) does: it ends the chunk that runs; once more, and it ends the process. */
final class Interrupts {
    private static final int EXIT_CODE = 130;

    private volatile @Nullable LuaState running;
    private volatile boolean requested;

    /** Takes over the signal. */
    static Interrupts install() {
        Interrupts interrupts = new Interrupts();
        sun.misc.Signal.handle(new sun.misc.Signal("INT"), signal -> interrupts.request());
        return interrupts;
    }

    /** Runs something of a state that the signal ends. */
    void during(LuaState state, Runnable action) {
        requested = false;
        running = state;
        try {
            action.run();
        } finally {
            running = null;
        }
    }

    /** What the signal does. */
    void request() {
        LuaState state = running;
        if (state == null || requested) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
        requested = true;
        Thread.ofPlatform().daemon().name("assay-interrupt").start(state::interrupt);
    }
}
