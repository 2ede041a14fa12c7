package io.assay.runtime.builtins;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.environment.ProcessEnvironment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Environment variables. */
@Builtin(
        value = "env",
        description = "Read and set environment variables",
        keywords = {"env", "environment", "variable", "config", "secret"})
final class EnvBuiltin {
    private final ProcessEnvironment environment;

    EnvBuiltin(ProcessEnvironment environment) {
        this.environment = environment;
    }

    @BuiltinFunction(
            value = "Get environment variable",
            signature = "env.get(key)",
            returns = "string|nil")
    @Nullable String get(String key) {
        return environment.get(key);
    }

    /** Seen by this script and by the processes that it starts. */
    @BuiltinFunction(
            value = "Set environment variable for this script; nil unsets",
            signature = "env.set(key, value)")
    void set(String key, @Nullable String value) {
        if (key.isEmpty() || key.indexOf('=') >= 0 || key.indexOf('\0') >= 0) {
            throw new BuiltinException("env.set: invalid name \"" + key + "\"");
        }
        if (value != null && value.indexOf('\0') >= 0) {
            throw new BuiltinException("env.set: the value of " + key + " holds a zero byte");
        }
        environment.set(key, value);
    }

    @BuiltinFunction(
            value = "List all environment variables",
            signature = "env.list()",
            returns = "[{key, value}]")
    List<Map<String, String>> list() {
        return environment.all().entrySet().stream()
                .map(entry -> Map.of("key", entry.getKey(), "value", entry.getValue()))
                .toList();
    }
}
