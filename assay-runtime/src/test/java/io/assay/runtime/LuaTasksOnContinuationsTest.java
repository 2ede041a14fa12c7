package io.assay.runtime;

/** On continuations, where tasks share the loop's thread. */
class LuaTasksOnContinuationsTest extends LuaTasks {
    LuaTasksOnContinuationsTest() {
        super("continuations");
    }
}
