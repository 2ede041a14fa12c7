package io.assay.runtime.environment;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of one script: those of the process, with what its host overrides and
 * what the script sets. A change is seen by every builtin of the runtime and by no other runtime.
 */
public final class ProcessEnvironment {
    private final TreeMap<String, String> variables;

    /**
     * @param variables the variables at the start; copied
     */
    public ProcessEnvironment(Map<String, String> variables) {
        this.variables = new TreeMap<>(variables);
    }

    /** The process's variables, with some replaced. */
    public static ProcessEnvironment ofProcess(Map<String, String> overrides) {
        ProcessEnvironment environment = new ProcessEnvironment(System.getenv());
        environment.variables.putAll(overrides);
        return environment;
    }

    /** A variable's value, or null when it isn't set. */
    public synchronized @Nullable String get(String name) {
        return variables.get(name);
    }

    /** Sets a variable, or removes it when the value is null. */
    public synchronized void set(String name, @Nullable String value) {
        if (value == null) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }

    /** All variables, sorted by name, as they are now. */
    public synchronized Map<String, String> all() {
        return new TreeMap<>(variables);
    }
}
