package io.assay.runtime.modules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The folders that may hold modules beside the embedded ones.
 *
 * @param workingDirectory the folder whose {@code modules} is the project's
 * @param globalFolder the user's module folder; empty if neither variable nor home is known
 */
public record ModulePath(Path workingDirectory, Optional<Path> globalFolder) {

    /** How the project's folder is written in positions and messages. */
    private static final String PROJECT_FOLDER = "./modules";

    /**
     * The module folders of a process.
     *
     * @param workingDirectory the folder that relative paths start from
     * @param environment looks up an environment variable; null for one that is not set
     */
    public static ModulePath of(
            Path workingDirectory, Function<String, @Nullable String> environment) {
        String explicit = environment.apply("ASSAY_MODULES_PATH");
        if (explicit != null && !explicit.isEmpty()) {
            return new ModulePath(workingDirectory, Optional.of(Path.of(explicit)));
        }
        String home = environment.apply("HOME");
        if (home == null || home.isEmpty()) {
            return new ModulePath(workingDirectory, Optional.empty());
        }
        return new ModulePath(workingDirectory, Optional.of(Path.of(home, ".assay", "modules")));
    }

    /** The folders, in the order of their precedence; they need not exist. */
    List<Folder> folders() {
        List<Folder> folders = new ArrayList<>();
        folders.add(
                new Folder(
                        ModuleOrigin.PROJECT, workingDirectory.resolve("modules"), PROJECT_FOLDER));
        globalFolder.ifPresent(
                path ->
                        folders.add(
                                new Folder(
                                        ModuleOrigin.GLOBAL,
                                        workingDirectory.resolve(path),
                                        path.toString())));
        return folders;
    }

    /**
     * One folder of modules.
     *
     * @param origin what its modules count as
     * @param path where it is
     * @param shown how a user writes it
     */
    record Folder(ModuleOrigin origin, Path path, String shown) {}
}
