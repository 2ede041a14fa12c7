package io.assay.runtime;

import io.assay.runtime.environment.ProcessEnvironment;
import io.assay.runtime.environment.WorkingDirectory;
import io.assay.runtime.log.LogSettings;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Describes an {@link AssayRuntime}. What isn't said is as in the process, and the language is Lua.
 */
public final class AssayRuntimeBuilder {
    private static final long MEGABYTE = 1 << 20;

    private List<String> languages = List.of("lua");
    private @Nullable Engine engine;
    private final Map<String, String> options = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private WorkingDirectory directory = WorkingDirectory.ofProcess();
    private InputStream in = System.in;
    private OutputStream out = System.out;
    private OutputStream err = System.err;
    private @Nullable LogSettings log;
    private long stackSize = 512 * MEGABYTE;
    private long taskStackSize = 64 * MEGABYTE;

    AssayRuntimeBuilder() {}

    /** The languages whose scripts are to see the builtins; the first is that of plain code. */
    public AssayRuntimeBuilder languages(String... ids) {
        languages = List.of(ids);
        return this;
    }

    /** An engine to share compiled code with other runtimes; it is not closed with the runtime. */
    public AssayRuntimeBuilder engine(Engine shared) {
        engine = shared;
        return this;
    }

    /** An option of the engine or of a language, such as {@code lua.something}. */
    public AssayRuntimeBuilder option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /** Several options. */
    public AssayRuntimeBuilder options(Map<String, String> values) {
        options.putAll(values);
        return this;
    }

    /** An environment variable that scripts see instead of the process's. */
    public AssayRuntimeBuilder environment(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Where relative paths start. */
    public AssayRuntimeBuilder workingDirectory(Path path) {
        directory = new WorkingDirectory(path);
        return this;
    }

    /** Standard input of scripts. */
    public AssayRuntimeBuilder in(InputStream stream) {
        in = stream;
        return this;
    }

    /** Standard output of scripts. */
    public AssayRuntimeBuilder out(OutputStream stream) {
        out = stream;
        return this;
    }

    /** Standard error of scripts, and of the log. */
    public AssayRuntimeBuilder err(OutputStream stream) {
        err = stream;
        return this;
    }

    /** What is logged and how; by default as the environment variables and the terminal suggest. */
    public AssayRuntimeBuilder log(LogSettings settings) {
        log = settings;
        return this;
    }

    /**
     * How much stack scripts have. It is address space; only what a script uses becomes memory.
     *
     * @param bytes for the main script, and for all tasks where they are continuations
     * @param perTask bytes for each spawned task where tasks are threads
     */
    public AssayRuntimeBuilder stackSize(long bytes, long perTask) {
        stackSize = bytes;
        taskStackSize = perTask;
        return this;
    }

    /** Makes the runtime, with a context of its own. */
    public AssayRuntime build() {
        return AssayRuntime.create(settings());
    }

    RuntimeSettings settings() {
        ProcessEnvironment environment = ProcessEnvironment.ofProcess(variables);
        return new RuntimeSettings(
                languages,
                engine,
                Map.copyOf(options),
                environment,
                directory,
                in,
                out,
                err,
                log != null ? log : LogSettings.of(environment::get, false, false),
                stackSize,
                taskStackSize);
    }
}
