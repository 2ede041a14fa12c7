package io.assay.lua.coroutine;

/** The thread that is no coroutine: what {@code coroutine.running} gives outside of all of them. */
public final class MainCoroutine extends Coroutine {

    private final Coroutines coroutines;

    public MainCoroutine(Coroutines coroutines) {
        this.coroutines = coroutines;
    }

    @Override
    public Status status() {
        return coroutines.current() == null ? Status.RUNNING : Status.NORMAL;
    }

    @Override
    void transferIn() {
        throw new IllegalStateException("the main thread cannot be resumed");
    }
}
