package io.assay.runtime.loop;

/**
 * Something that happens at a time.
 *
 * @param deadline on the clock of {@link System#nanoTime}
 * @param order among timers of the same deadline
 * @param action run on the loop
 */
record Timer(long deadline, long order, Runnable action) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
        long difference = deadline - other.deadline;
        return difference != 0 ? Long.signum(difference) : Long.compare(order, other.order);
    }
}
