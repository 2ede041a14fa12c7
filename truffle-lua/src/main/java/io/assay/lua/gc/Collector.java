package io.assay.lua.gc;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import io.assay.lua.LuaContext;
import io.assay.lua.runtime.Collectable;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;

/** The garbage collector of one context, as scripts know it. */
public final class Collector {

    private final LuaContext context;
    private final WeakModes modes = new WeakModes();
    private final Finalisers finalisers;
    private final Schedule schedule;
    private final StepWork steps = new StepWork();

    private boolean stopped;
    private boolean collecting;
    private boolean closed;

    public Collector(LuaContext context) {
        this.context = context;
        this.finalisers = new Finalisers(context);
        this.schedule = new Schedule(context.env(), this);
    }

    // ---- what happens without being asked for ----

    /** Takes note of the metatable that {@code object} has now (manual §2.5.3, §2.5.4). */
    @TruffleBoundary
    public void metatableSet(Collectable object, LuaTable metatable) {
        if (object instanceof LuaTable table) {
            modes.apply(table);
        }
        if (metatable != null && !closed && metatable.get(Metatables.GC) != null) {
            finalisers.mark(object);
            if (schedule.marked(finalisers.count()) && !stopped) {
                collect();
            }
        }
    }

    /** A cycle, on the thread that runs Lua code of this context, at a place where it may. */
    void collectUnasked() {
        if (!stopped && !closed) {
            collect();
        }
    }

    /** Whether another thread than this one runs the Lua code of the context now. */
    boolean isElsewhere() {
        return context.coroutines().isWaiting();
    }

    boolean hasFinalisers() {
        return finalisers.count() > 0 && !closed;
    }

    // ---- collectgarbage ----

    /** Whether a finaliser is running: then nothing here answers (manual §6.1). */
    public boolean isBusy() {
        return finalisers.isRunning();
    }

    /**
     * A full cycle: when it returns, what was unreachable is gone from weak tables and its
     * finalisers have run.
     */
    @TruffleBoundary
    public void collect() {
        if (collecting || finalisers.isRunning()) {
            return;
        }
        collecting = true;
        long start = System.nanoTime();
        try {
            Estate estate = bequeath();
            collectOnPlatform();
            if (estate != null) {
                if (estate.hasThreads() && finalisers.hasSurvivors()) {
                    estate.giveUpThreads();
                    collectOnPlatform();
                }
                finalisers.inherit(estate);
            }
            modes.tables().sweep();
            steps.cycleFinished();
        } finally {
            collecting = false;
        }
        schedule.collected(finalisers.count(), System.nanoTime() - start);
        finalisers.run();
    }

    private void collectOnPlatform() {
        do {
            System.gc();
        } while (context.coroutines().endLost());
    }

    /** In a method of its own, so that nothing on the stack refers to the objects afterwards. */
    private Estate bequeath() {
        modes.tables().release();
        Reachability alive = new Reachability(modes);
        context.traceRoots(alive);
        StackFrames.visit(alive);
        alive.complete();
        Estate estate = new Estate(modes, alive);
        boolean found = finalisers.bequeath(alive, estate);
        estate.close();
        return found ? estate : null;
    }

    /**
     * A step of a cycle.
     *
     * @param size how many kilobytes' allocation it answers for; 0 for one basic step
     * @return whether a cycle is finished with it
     */
    @TruffleBoundary
    public boolean step(long size, boolean generational) {
        if (generational || steps.finishesCycle(size)) {
            collect();
            return true;
        }
        return false;
    }

    /** Kilobytes in use. */
    @TruffleBoundary
    public double count() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024.0;
    }

    public void stop() {
        stopped = true;
    }

    public void restart() {
        stopped = false;
    }

    public boolean isRunning() {
        return !stopped;
    }

    // ---- the end ----

    /** Calls all finalisers, when the state is closed. */
    @TruffleBoundary
    public void close() {
        if (closed || finalisers.isRunning()) {
            return;
        }
        closed = true;
        finalisers.inheritAll();
        finalisers.run();
    }
}
