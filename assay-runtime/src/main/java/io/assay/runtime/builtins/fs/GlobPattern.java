package io.assay.runtime.builtins.fs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A path with wildcards: {@code *} and {@code ?} within a name, <code>[a-z]</code> and <code>[!a]
 * </code> sets, {@code **} alone between slashes for any number of folders. Dot files are names
 * like any other; symbolic links to folders are not followed by {@code **}.
 */
final class GlobPattern {
    private static final String ANY_FOLDERS = "**";

    private final boolean absolute;
    private final List<String> names;

    private GlobPattern(boolean absolute, List<String> names) {
        this.absolute = absolute;
        this.names = names;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException that tells what is wrong with it
     */
    static GlobPattern parse(String pattern) {
        List<String> names = new ArrayList<>();
        for (String name : pattern.split("/")) {
            if (name.isEmpty()) {
                continue;
            }
            if (name.contains(ANY_FOLDERS) && !name.equals(ANY_FOLDERS)) {
                throw new IllegalArgumentException(
                        name.contains("***")
                                ? "wildcards are either regular `*` or recursive `**`"
                                : "recursive wildcards must form a single path component");
            }
            if (isWild(name) && !name.equals(ANY_FOLDERS)) {
                compile(name);
            }
            names.add(name);
        }
        return new GlobPattern(pattern.startsWith("/"), names);
    }

    /**
     * The paths that match, sorted, written as the pattern is: relative to the base or absolute.
     */
    List<String> find(Path base) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        Path start = absolute ? base.getRoot() : base;
        search(start, absolute ? "/" : "", 0, found);
        return List.copyOf(found);
    }

    private void search(Path folder, String shown, int index, TreeSet<String> found)
            throws IOException {
        if (index == names.size()) {
            return;
        }
        String name = names.get(index);
        boolean last = index == names.size() - 1;
        if (name.equals(ANY_FOLDERS)) {
            search(folder, shown, index + 1, found);
            for (Path entry : entries(folder)) {
                String inner = shown + entry.getFileName();
                if (last) {
                    found.add(inner);
                }
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    search(entry, inner + "/", index, found);
                }
            }
        } else if (isWild(name)) {
            Pattern wanted = compile(name);
            for (Path entry : entries(folder)) {
                if (wanted.matcher(entry.getFileName().toString()).matches()) {
                    descend(entry, shown + entry.getFileName(), index, found);
                }
            }
        } else {
            Path entry = folder.resolve(name);
            if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
                descend(entry, shown + name, index, found);
            }
        }
    }

    private void descend(Path entry, String shown, int index, TreeSet<String> found)
            throws IOException {
        if (index == names.size() - 1) {
            found.add(shown);
        } else if (Files.isDirectory(entry)) {
            search(entry, shown + "/", index + 1, found);
        }
    }

    /** A folder that cannot be read has no entries as far as a pattern is concerned. */
    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isReadable(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            List<Path> entries = new ArrayList<>();
            stream.forEach(entries::add);
            return entries;
        } catch (NotDirectoryException file) {
            return List.of();
        }
    }

    private static boolean isWild(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
    }

    private static Pattern compile(String name) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < name.length()) {
            char c = name.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> i = set(name, i, regex);
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
            i++;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Appends the set that begins at an opening bracket; returns where its closing one is. */
    private static int set(String name, int open, StringBuilder regex) {
        boolean negated = name.startsWith("!", open + 1);
        int first = open + (negated ? 2 : 1);
        // A bracket that comes first is a member.
        int close = name.indexOf(']', first + 1);
        if (close < 0) {
            throw new IllegalArgumentException("invalid range pattern");
        }
        regex.append(negated ? "[^" : "[");
        for (int i = first; i < close; i++) {
            char c = name.charAt(i);
            boolean range = c == '-' && i > first && i < close - 1;
            if (range && name.charAt(i - 1) > name.charAt(i + 1)) {
                throw new IllegalArgumentException("invalid range pattern");
            }
            if (range) {
                regex.append('-');
            } else {
                regex.append("\\x{").append(Integer.toHexString(c)).append('}');
            }
        }
        regex.append(']');
        return close;
    }
}
