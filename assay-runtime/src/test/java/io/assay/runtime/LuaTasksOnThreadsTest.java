package io.assay.runtime;

/** On threads, as in a native image with run-time compilation. */
class LuaTasksOnThreadsTest extends LuaTasks {
    LuaTasksOnThreadsTest() {
        super("threads");
    }
}
