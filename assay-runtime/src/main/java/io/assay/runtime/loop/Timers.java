package io.assay.runtime.loop;

import java.util.PriorityQueue;

/** What is to happen at some time, the earliest first; at equal times in the order of asking. */
final class Timers {
    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private long order;

    /** Has something done at a time on the clock of {@link System#nanoTime}. */
    Timer at(long deadline, Runnable action) {
        Timer timer = new Timer(deadline, order++, action);
        queue.add(timer);
        return timer;
    }

    void remove(Timer timer) {
        queue.remove(timer);
    }

    void clear() {
        queue.clear();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Does what is due; returns whether anything was. */
    boolean fire() {
        boolean acted = false;
        while (!queue.isEmpty() && nanosToNext() <= 0) {
            queue.poll().action().run();
            acted = true;
        }
        return acted;
    }

    /** How long it is until the next one is due. There must be one. */
    long nanosToNext() {
        return queue.element().deadline() - System.nanoTime();
    }
}
