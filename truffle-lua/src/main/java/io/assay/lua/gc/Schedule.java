package io.assay.lua.gc;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.TruffleLanguage.Env;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * When cycles happen that no script asks for: only while objects are marked for finalisation, for
 * everything else the platform collects by itself.
 *
 * <p>A timer asks Truffle for a stop at the next safepoint, which costs running code nothing until
 * then; it is a loop's or a call's end, where Lua code may run. There is no going by the memory in
 * use alone: compiled code may not need any for the garbage that a script makes.
 *
 * <p>Cycles take at most a twentieth of the time: one that was long, or that found nothing, is not
 * repeated soon. Where many objects are being marked, or memory gets scarce, there is no waiting
 * for the timer.
 */
final class Schedule {

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(10);
    private static final int COST_FACTOR = 20;

    /** Marked objects that are too few to be in a hurry for. */
    private static final int FEW = 10_000;

    /** How many times memory is looked at. */
    private static final int MARKS_BETWEEN_LOOKS = 64;

    private final Env env;
    private final Collector collector;

    private boolean timerRuns;
    private long pause = SHORTEST_PAUSE;
    private int markedAtLastCycle;
    private int limit = FEW;
    private int marks;
    private long lastEnd;
    private long lastCost;

    Schedule(Env env, Collector collector) {
        this.env = env;
        this.collector = collector;
    }

    /**
     * An object was marked.
     *
     * @return whether a cycle should happen now
     */
    boolean marked(int count) {
        if (pause > SHORTEST_PAUSE && count > markedAtLastCycle) {
            pause = Math.max(SHORTEST_PAUSE, lastCost * COST_FACTOR);
        }
        if (!timerRuns) {
            timerRuns = true;
            start();
        }
        if (++marks % MARKS_BETWEEN_LOOKS == 0 && isMemoryScarce()) {
            return System.nanoTime() - lastEnd > lastCost;
        }
        if (count < limit) {
            return false;
        }
        if (System.nanoTime() - lastEnd > lastCost * COST_FACTOR) {
            return true;
        }
        limit += limit / 2;
        return false;
    }

    private static boolean isMemoryScarce() {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        return free < runtime.maxMemory() / 4;
    }

    /** A cycle has ended. */
    void collected(int count, long cost) {
        lastEnd = System.nanoTime();
        lastCost = cost;
        boolean foundSome = count < markedAtLastCycle;
        long longer = foundSome ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, pause * 2);
        pause = Math.max(longer, cost * COST_FACTOR);
        markedAtLastCycle = count;
        limit = Math.max(FEW, count * 2);
    }

    private void start() {
        WeakReference<Schedule> self = new WeakReference<>(this);
        CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS).execute(() -> ring(self));
    }

    // Static, so that a timer does not keep a context alive.
    private static void ring(WeakReference<Schedule> reference) {
        Schedule schedule = reference.get();
        if (schedule != null && !schedule.env.getContext().isClosed()) {
            schedule.env.submitThreadLocal(null, schedule.new Stop());
        }
    }

    /** On the thread that runs Lua code, at a safepoint. */
    private final class Stop extends ThreadLocalAction {

        Stop() {
            super(true, false);
        }

        @Override
        protected void perform(Access access) {
            if (!timerRuns || collector.isElsewhere()) {
                return;
            }
            timerRuns = false;
            collector.collectUnasked();
            if (collector.hasFinalisers() && !timerRuns) {
                timerRuns = true;
                start();
            }
        }
    }
}
