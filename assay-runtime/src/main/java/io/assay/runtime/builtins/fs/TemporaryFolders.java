package io.assay.runtime.builtins.fs;

import io.assay.runtime.environment.ProcessEnvironment;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;

/** Makes new folders for temporary files, readable by their owner only. */
@Singleton
final class TemporaryFolders {
    private final ProcessEnvironment environment;
    private final AtomicLong counter = new AtomicLong();

    TemporaryFolders(ProcessEnvironment environment) {
        this.environment = environment;
    }

    Path create() throws IOException {
        String configured = environment.get("TMPDIR");
        Path parent = Path.of(configured == null || configured.isEmpty() ? "/tmp" : configured);
        while (true) {
            String name = "assay-%x-%d".formatted(System.nanoTime(), counter.getAndIncrement());
            try {
                return Files.createDirectory(
                        parent.resolve(name),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException taken) {
                // Another process had the same idea at the same nanosecond; the counter has moved
                // on.
                continue;
            }
        }
    }
}
