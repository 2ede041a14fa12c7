package io.assay.launcher.script;

import io.assay.runtime.AssayRuntime;

/**
 * Ends a script cleanly when the process is told to end (SIGINT, SIGTERM): its coroutines and tasks
 * are unwound and its connections closed before the process ends with 128 + the signal's number.
 */
final class StopOnSignal implements AutoCloseable {
    private final Thread hook;
    private volatile boolean stopping;

    private StopOnSignal(AssayRuntime runtime) {
        hook =
                new Thread(
                        () -> {
                            stopping = true;
                            runtime.close();
                        },
                        "assay-stop");
    }

    /** Watches until closed. */
    static StopOnSignal of(AssayRuntime runtime) {
        StopOnSignal signals = new StopOnSignal(runtime);
        Runtime.getRuntime().addShutdownHook(signals.hook);
        return signals;
    }

    /** Whether the process is ending because it was told to. */
    boolean isStopping() {
        return stopping;
    }

    @Override
    public void close() {
        if (!stopping) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
