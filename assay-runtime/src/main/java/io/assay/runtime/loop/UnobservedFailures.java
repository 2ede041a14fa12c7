package io.assay.runtime.loop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Failed tasks that nobody has awaited yet. Each is reported once, when it has been left alone for
 * a while or when the main task ends.
 */
public final class UnobservedFailures {
    private final Consumer<Throwable> reporter;
    private final Set<Task> tasks = new LinkedHashSet<>();

    /**
     * @param reporter is told the error of each task that nobody awaited
     */
    public UnobservedFailures(Consumer<Throwable> reporter) {
        this.reporter = reporter;
    }

    void remember(Task task) {
        tasks.add(task);
    }

    void report() {
        List.copyOf(tasks).forEach(this::report);
    }

    void report(Task task) {
        Throwable failure = task.failure();
        if (tasks.remove(task) && !task.isObserved() && failure != null) {
            reporter.accept(failure);
        }
    }
}
