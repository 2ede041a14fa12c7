package io.assay.runtime;

/** The builtins in a context that a host has made. */
public interface InstalledBuiltins extends AutoCloseable {

    /** Frees what the builtins hold and drops the tasks of scripts; the context stays open. */
    @Override
    void close();
}
