package io.assay.runtime;

import io.assay.runtime.log.LogLevel;
import io.assay.runtime.log.LogSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs Lua scripts named {@code test.lua} in a folder of their own, and keeps what they write.
 * Scripts check themselves with assert.
 */
final class LuaScript {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    LuaScript(Path folder) {
        this.folder = folder;
    }

    void run(String code, String... arguments) {
        runFor(PATIENCE, code, arguments);
    }

    void runFor(Duration timeout, String code, String... arguments) {
        try (AssayRuntime runtime = runtime()) {
            runtime.run(
                    ScriptSource.of("lua", code.getBytes(StandardCharsets.UTF_8), "test.lua"),
                    List.of(arguments),
                    timeout);
        }
    }

    String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private AssayRuntime runtime() {
        return AssayRuntime.builder()
                .workingDirectory(folder)
                .environment("HOME", folder.toString())
                .environment("ASSAY_TEST", "set")
                .out(out)
                .err(err)
                .log(new LogSettings(LogLevel.INFO, LogSettings.Layout.PLAIN))
                .build();
    }
}
