package io.assay.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command under test.
 *
 * @param directory where it runs
 * @param environment variables beside those of this process
 */
record AssayCommand(Path directory, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How a process ended and what it wrote. */
    record Outcome(int exitCode, byte[] output, String out, String err) {

        /** The lines of stderr that are no log lines. */
        List<String> errorLines() {
            return err.lines().filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\dT.*")).toList();
        }
    }

    static AssayCommand in(Path directory) {
        return new AssayCommand(directory, Map.of());
    }

    /** The same with one more variable. */
    AssayCommand with(String name, String value) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put(name, value);
        return new AssayCommand(directory, Map.copyOf(variables));
    }

    static Path executable() {
        return Path.of(System.getProperty("assay.executable"));
    }

    /** Where the examples are. */
    static Path checkout() {
        return Path.of(System.getProperty("assay.checkout"));
    }

    static boolean isNative() {
        return executable().getParent().endsWith("target");
    }

    /** Runs it to its end. */
    Outcome run(String... arguments) {
        try {
            return finish(start(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end, with something to read. */
    Outcome runWithInput(String input, String... arguments) {
        try {
            Process process = start(arguments);
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return finish(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it; the caller ends it. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(executable().toString());
        command.addAll(List.of(arguments));
        return startProcess(command);
    }

    /** Starts it on a terminal of its own, which is this process's other end. */
    Process startOnTerminal(String... arguments) throws IOException {
        String words =
                Stream.concat(Stream.of(executable().toString()), Stream.of(arguments))
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
        String line = "stty cols 80 rows 24; exec " + words;
        return with("TERM", "xterm")
                .startProcess(List.of("script", "-q", "-e", "-c", line, "/dev/null"));
    }

    private Process startProcess(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        // Neither this machine's modules nor its proxies are part of a test.
        builder.environment().keySet().removeIf(AssayCommand::isForeign);
        builder.environment().put("HOME", directory.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static boolean isForeign(String variable) {
        return variable.startsWith("ASSAY_")
                || variable.startsWith("LUA_")
                || variable.startsWith("XDG_")
                || variable.equals("RUST_LOG")
                || variable.toLowerCase().endsWith("_proxy");
    }

    /** Waits for a process and reads all that it writes. */
    static Outcome finish(Process process) {
        return finish(process, PATIENCE);
    }

    /** The same for what may take long. */
    static Outcome finish(Process process, Duration patience) {
        CompletableFuture<byte[]> out = readAll(process.getInputStream());
        CompletableFuture<byte[]> err = readAll(process.getErrorStream());
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "still running after "
                                + patience
                                + ": "
                                + new String(err.join(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError("interrupted", e);
        }
        return new Outcome(
                process.exitValue(),
                out.join(),
                new String(out.join(), StandardCharsets.UTF_8),
                new String(err.join(), StandardCharsets.UTF_8));
    }

    private static CompletableFuture<byte[]> readAll(InputStream stream) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                            try (stream) {
                                stream.transferTo(bytes);
                                result.complete(bytes.toByteArray());
                            } catch (IOException e) {
                                result.completeExceptionally(e);
                            }
                        });
        return result;
    }
}
