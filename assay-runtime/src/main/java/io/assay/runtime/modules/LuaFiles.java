package io.assay.runtime.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the Lua files below a folder. Hidden folders stay out: a mounted ConfigMap keeps its
 * files in one, and links to them from where they are meant to be seen. What may not be entered
 * stays out, too.
 */
final class LuaFiles extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<String> files = new ArrayList<>();

    private LuaFiles(Path root) {
        this.root = root;
    }

    /** The files, relative to the folder, with slashes; none for a folder that does not exist. */
    static List<String> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        LuaFiles visitor = new LuaFiles(folder);
        try {
            Files.walkFileTree(folder, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
        return List.copyOf(visitor.files);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(".lua") && Files.isRegularFile(file)) {
            files.add(name);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof AccessDeniedException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
