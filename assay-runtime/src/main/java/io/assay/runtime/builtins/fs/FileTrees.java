package io.assay.runtime.builtins.fs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the file system offers only in pieces: removal, listing and copying of whole trees and
 * files.
 */
final class FileTrees {
    private FileTrees() {}

    /**
     * Removes a file, a link, or a folder with all it holds; links inside are removed, not
     * followed.
     */
    static void remove(Path path) throws IOException {
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                            throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** The entries of a folder, sorted by name: {@code {name, type}}. */
    static List<Map<String, String>> list(Path folder) throws IOException {
        List<Map<String, String>> list = new ArrayList<>();
        for (Map.Entry<String, Path> entry : entries(folder).entrySet()) {
            list.add(described("name", entry.getKey(), attributes(entry.getValue())));
        }
        return list;
    }

    /** The entries of a folder and of those below, parents first: {@code {path, type}}. */
    static List<Map<String, String>> walk(Path folder, int depth) throws IOException {
        List<Map<String, String>> list = new ArrayList<>();
        walk(folder, "", depth, list);
        return list;
    }

    /** Copies a file's content and permissions; returns the number of bytes. */
    static long copy(Path from, Path to) throws IOException {
        long copied;
        // Not Files.copy: it would replace the target instead of writing into it.
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            copied = in.transferTo(out);
        }
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        return copied;
    }

    private static void walk(Path folder, String above, int depth, List<Map<String, String>> list)
            throws IOException {
        for (Map.Entry<String, Path> entry : entries(folder).entrySet()) {
            BasicFileAttributes attributes = attributes(entry.getValue());
            String path = above + entry.getKey();
            list.add(described("path", path, attributes));
            if (depth > 1 && attributes.isDirectory()) {
                walk(entry.getValue(), path + "/", depth - 1, list);
            }
        }
    }

    private static TreeMap<String, Path> entries(Path folder) throws IOException {
        TreeMap<String, Path> entries = new TreeMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entry -> entries.put(entry.getFileName().toString(), entry));
        }
        return entries;
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Map<String, String> described(
            String key, String value, BasicFileAttributes attributes) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put(key, value);
        entry.put("type", typeOf(attributes));
        return entry;
    }

    private static String typeOf(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "symlink";
        }
        return attributes.isDirectory() ? "directory" : "file";
    }
}
