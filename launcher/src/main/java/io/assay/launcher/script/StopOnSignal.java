package io.assay.launcher.script;

import io.assay.runtime.AssayRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ends a script cleanly when the process is told to end: its coroutines and tasks are unwound and
 * its connections closed, and then the process ends with 128 + the signal's number. A second signal
 * ends it at once.
 *
 * <p>It handles the signals itself. A shutdown hook would run beside those of the engine, which
 * must not see their engine closed meanwhile.
 */
final class StopOnSignal implements AutoCloseable {
    private static final int SIGNALLED = 128;

    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private final AssayRuntime runtime;
    private volatile int exitCode;

    private StopOnSignal(AssayRuntime runtime) {
        this.runtime = runtime;
    }

    /** Watches until closed. */
    static StopOnSignal of(AssayRuntime runtime) {
        StopOnSignal signals = new StopOnSignal(runtime);
        for (String name : List.of("HUP", "INT", "TERM")) {
            Signal signal = new Signal(name);
            signals.before.put(signal, Signal.handle(signal, signals::stop));
        }
        return signals;
    }

    /** Whether the process is ending because it was told to. */
    boolean isStopping() {
        return exitCode != 0;
    }

    /** What the process ends with if it was told to end. */
    int exitCode() {
        return exitCode;
    }

    /** On a thread of its own, as signals are delivered. */
    private synchronized void stop(Signal signal) {
        int code = SIGNALLED + signal.getNumber();
        if (isStopping()) {
            Runtime.getRuntime().halt(code);
        }
        exitCode = code;
        Thread.ofPlatform().daemon().name("assay-stop").start(this::closeAndExit);
    }

    private void closeAndExit() {
        runtime.close();
        System.exit(exitCode);
    }

    @Override
    public void close() {
        if (!isStopping()) {
            before.forEach(Signal::handle);
        }
    }
}
