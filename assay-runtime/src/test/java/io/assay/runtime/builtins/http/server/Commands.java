package io.assay.runtime.builtins.http.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the programs that tests need, and says clearly which is missing. */
public final class Commands {
    private Commands() {}

    /**
     * The path of a program of Debian's package; tests fail with a hint when it isn't installed.
     */
    public static Path find(String program, String debianPackage) {
        for (String folder :
                List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")) {
            Path path = Path.of(folder, program);
            if (Files.isExecutable(path)) {
                return path;
            }
        }
        throw new AssertionError(
                "this test needs " + program + ": apt-get install " + debianPackage);
    }

    /** Runs a command in a folder and returns what it wrote; fails when it does. */
    public static String run(Path folder, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
