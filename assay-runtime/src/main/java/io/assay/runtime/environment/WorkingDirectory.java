package io.assay.runtime.environment;

import java.nio.file.Path;

/**
 * Where relative paths of a script start.
 *
 * @param path absolute
 */
public record WorkingDirectory(Path path) {

    public WorkingDirectory {
        path = path.toAbsolutePath();
    }

    /** The process's own. */
    public static WorkingDirectory ofProcess() {
        return new WorkingDirectory(Path.of(""));
    }

    /** The file a script means by a path. */
    public Path resolve(String file) {
        return path.resolve(file);
    }
}
