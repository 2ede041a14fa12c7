package io.assay.lua.coroutine;

import org.graalvm.nativeimage.ImageSingletons;

/**
 * Threads that the operating system does not schedule: each has a stack of its own and runs on the
 * thread that resumes it until it suspends itself.
 */
interface Fibers {

    /** Those that are built into this native executable, null if there are none. */
    static Fibers builtIn() {
        return ImageSingletons.contains(Fibers.class) ? ImageSingletons.lookup(Fibers.class) : null;
    }

    /**
     * Makes a fiber of a new thread, which does not run before it is resumed.
     *
     * @return what the fiber is called here
     * @throws OutOfMemoryError if there is no room for another stack
     */
    long start(Thread thread);

    /**
     * Runs a fiber until it suspends itself or ends; in the latter case its thread has ended too.
     *
     * @return whether it has ended; then it must not be used again
     */
    boolean resume(long fiber);

    /** Called on a fiber: returns to where it was resumed, until it is resumed again. */
    void suspend();

    /** Gives back what a suspended fiber's stack has used before and does not use now. */
    void trim(long fiber);
}
