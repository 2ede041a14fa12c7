package io.assay.runtime.loop;

import org.graalvm.nativeimage.ImageInfo;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/**
 * Decides on what the tasks of a loop run: continuations where there are any, threads otherwise.
 */
public final class StrandKind {
    /** The system property that forces a kind: {@code threads} or {@code continuations}. */
    public static final String PROPERTY = "assay.tasks";

    private final boolean threads;
    private final long mainStackSize;
    private final long stackSize;
    private @Nullable Context context;

    private StrandKind(boolean threads, long mainStackSize, long stackSize) {
        this.threads = threads;
        this.mainStackSize = mainStackSize;
        this.stackSize = stackSize;
    }

    /**
     * The kind that the system property asks for, or the best one there is.
     *
     * @param mainStackSize bytes of stack for the main task, if it has a thread of its own
     * @param stackSize bytes of stack for every other task that has a thread of its own
     */
    public static StrandKind detect(long mainStackSize, long stackSize) {
        return new StrandKind(!hasContinuations(), mainStackSize, stackSize);
    }

    // The image builder must not even find the continuations: with run-time compilation it has
    // none. It
    // folds the first condition, so both uses of the class stand behind the like of it.
    private static boolean hasContinuations() {
        if (ImageInfo.inImageCode()) {
            return false;
        }
        return !"threads".equals(System.getProperty(PROPERTY)) && ContinuationStrand.isSupported();
    }

    /** Threads, whatever else there is. */
    public static StrandKind threads(long stackSize) {
        return new StrandKind(true, stackSize, stackSize);
    }

    /** Whether tasks run on threads of their own instead of the driver's. */
    public boolean ownsThreads() {
        return threads;
    }

    /** Sets the context that threads of tasks enter. */
    public void enterOnThreads(Context entered) {
        context = entered;
    }

    Strand create(Task task, boolean isMain) {
        if (ImageInfo.inImageCode() || threads) {
            return new ThreadStrand(task, context, isMain ? mainStackSize : stackSize);
        }
        return new ContinuationStrand(task::run);
    }
}
