package io.assay.lua.gc;

/**
 * How far a cycle made of single steps has come. The platform's collector does not work in steps,
 * so the cycle happens as a whole with the last of them; how many it takes depends on their size.
 */
final class StepWork {

    /** Kilobytes of allocation that a cycle answers for. */
    private static final long CYCLE = 2_000;

    /** Kilobytes that a basic step answers for. */
    private static final long BASIC_STEP = 10;

    private long done;

    boolean finishesCycle(long size) {
        done += size > 0 ? Math.min(size, CYCLE) : BASIC_STEP;
        return done >= CYCLE;
    }

    void cycleFinished() {
        done = 0;
    }
}
