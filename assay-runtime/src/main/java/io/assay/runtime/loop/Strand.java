package io.assay.runtime.loop;

/**
 * A computation that can stop in the middle and go on later: what a task runs on. At any time at
 * most one strand of a loop runs.
 */
interface Strand {

    /** Runs the computation until it suspends itself or ends. Called by the loop's driver. */
    void resume();

    /**
     * Stops the computation that calls it, until the next {@link #resume}.
     *
     * @return false if it cannot stop here (a native frame is on the stack); nothing has happened
     *     then
     */
    boolean suspend();

    /** Gives the computation up in the middle, where it holds anything that must be freed. */
    void abandon();
}
