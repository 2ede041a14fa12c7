package io.assay.runtime.loop;

import io.assay.runtime.builtin.BuiltinException;

/** Raised inside a task that was cancelled, where it waits, and by awaiting such a task. */
public final class TaskCancelledException extends BuiltinException {
    private static final long serialVersionUID = 1L;

    public TaskCancelledException() {
        super("async: task cancelled");
    }
}
