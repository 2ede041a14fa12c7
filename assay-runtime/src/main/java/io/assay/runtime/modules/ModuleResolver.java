package io.assay.runtime.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Turns the name of a module into its source: the project's folder first, then the user's, then the
 * embedded library. Dots are folders: {@code assay.a.b} is {@code a/b.lua} or {@code a/b/init.lua}.
 *
 * <p>It holds no state but its paths; caching is {@code require}'s business.
 */
public final class ModuleResolver {
    private final ModulePath path;
    private final EmbeddedModules embedded = new EmbeddedModules();

    /** A resolver over these folders and the embedded library. */
    public ModuleResolver(ModulePath path) {
        this.path = path;
    }

    /**
     * The source of a module; empty when there is none of this name.
     *
     * @param name as in {@code require}, such as {@code assay.vault}
     * @throws UncheckedIOException when the module's file is there, but cannot be read
     */
    public Optional<ModuleSource> resolve(String name) {
        return ModuleName.of(name).flatMap(rest -> find(name, rest));
    }

    private Optional<ModuleSource> find(String name, ModuleName rest) {
        for (ModulePath.Folder folder : path.folders()) {
            for (String candidate : rest.candidates()) {
                Path file = folder.path().resolve(candidate);
                if (Files.isRegularFile(file)) {
                    String chunkName = folder.shown() + "/" + candidate;
                    return Optional.of(
                            new ModuleSource(
                                    name, chunkName, read(chunkName, file), folder.origin()));
                }
            }
        }
        for (String candidate : rest.candidates()) {
            Optional<byte[]> bytes = embedded.read(candidate);
            if (bytes.isPresent()) {
                return Optional.of(
                        new ModuleSource(
                                name,
                                EmbeddedModules.FOLDER + candidate,
                                bytes.get(),
                                ModuleOrigin.BUILTIN));
            }
        }
        return Optional.empty();
    }

    private static byte[] read(String shown, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException("cannot read " + shown + ": permission denied", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + shown + ": " + e.getMessage(), e);
        }
    }

    /**
     * What a searcher of Lua's {@code package.searchers} returns for a module it did not find: one
     * line for each place, the further ones begun by newline and tab.
     */
    public String explain(String name) {
        Optional<ModuleName> known = ModuleName.of(name);
        if (known.isEmpty()) {
            return "not an assay.* module: " + name + suggestion(name);
        }
        StringBuilder text = new StringBuilder();
        for (ModulePath.Folder folder : path.folders()) {
            for (String candidate : known.get().candidates()) {
                text.append("no file '")
                        .append(folder.shown())
                        .append('/')
                        .append(candidate)
                        .append("'\n\t");
            }
        }
        text.append("no embedded stdlib file: ").append(known.get().candidates().getFirst());
        return text.toString();
    }

    private String suggestion(String name) {
        String full = ModuleName.PREFIX + name;
        return resolve(full).isPresent() ? " (did you mean '" + full + "'?)" : "";
    }
}
