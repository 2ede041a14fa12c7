package io.assay.runtime.builtins.fs;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.builtin.ValueTypes;
import io.assay.runtime.environment.WorkingDirectory;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** Files and folders. Relative paths start at the script's working directory; content is bytes. */
@Builtin(
        value = "fs",
        description = "Read, write, list and manage files and folders",
        keywords = {
            "fs",
            "file",
            "files",
            "filesystem",
            "read",
            "write",
            "directory",
            "folder",
            "path",
            "glob"
        })
final class FsBuiltin {
    private static final int MODE_BITS = 07777;

    private final WorkingDirectory directory;
    private final TemporaryFolders temporary;

    FsBuiltin(WorkingDirectory directory, TemporaryFolders temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    @BuiltinFunction(value = "Read file to string", signature = "fs.read(path)", returns = "string")
    byte[] read(String path) {
        try {
            return Files.readAllBytes(resolve("fs.read", path));
        } catch (IOException e) {
            throw FileErrors.failed("fs.read: failed to read", path, e);
        }
    }

    /** Parent folders are made; what was in the file is gone. */
    @BuiltinFunction(value = "Write string to file", signature = "fs.write(path, str)")
    void write(String path, byte[] str) {
        Path file = resolve("fs.write", path);
        try {
            createFolders(file.getParent());
        } catch (IOException e) {
            throw FileErrors.failed("fs.write: failed to create directories for", path, e);
        }
        try {
            Files.write(file, str);
        } catch (IOException e) {
            throw FileErrors.failed("fs.write: failed to write", path, e);
        }
    }

    /** A symbolic link is removed itself, never what it points to. */
    @BuiltinFunction(
            value = "Remove file, or directory with all it holds",
            signature = "fs.remove(path)")
    void remove(String path) {
        Path file = resolve("fs.remove", path);
        boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        try {
            FileTrees.remove(file);
        } catch (IOException e) {
            String what = folder ? "failed to remove directory" : "failed to remove";
            throw FileErrors.failed("fs.remove: " + what, path, e);
        }
    }

    @BuiltinFunction(
            value = "List directory; type is file, directory or symlink",
            signature = "fs.list(path)",
            returns = "[{name, type}]")
    List<Map<String, String>> list(String path) {
        try {
            return FileTrees.list(resolve("fs.list", path));
        } catch (IOException e) {
            throw FileErrors.failed("fs.list: failed to list", path, e);
        }
    }

    /** Times are seconds since 1970, with fractions. Symbolic links are followed. */
    @BuiltinFunction(
            value = "File information",
            signature = "fs.stat(path)",
            returns = "{size, is_file, is_dir, is_symlink, modified, created}")
    Map<String, Object> stat(String path) {
        Path file = resolve("fs.stat", path);
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Map<String, Object> stat = new LinkedHashMap<>();
            stat.put("size", attributes.size());
            stat.put("is_file", attributes.isRegularFile());
            stat.put("is_dir", attributes.isDirectory());
            stat.put("is_symlink", Files.isSymbolicLink(file));
            stat.put("modified", seconds(attributes.lastModifiedTime()));
            stat.put("created", seconds(attributes.creationTime()));
            return stat;
        } catch (IOException e) {
            throw FileErrors.failed("fs.stat: failed to stat", path, e);
        }
    }

    @BuiltinFunction(value = "Create directory and its parents", signature = "fs.mkdir(path)")
    void mkdir(String path) {
        try {
            createFolders(resolve("fs.mkdir", path));
        } catch (IOException e) {
            throw FileErrors.failed("fs.mkdir: failed to create directory", path, e);
        }
    }

    /** A symbolic link that leads nowhere doesn't exist. */
    @BuiltinFunction(value = "Test if path exists", signature = "fs.exists(path)", returns = "bool")
    boolean exists(String path) {
        return Files.exists(resolve("fs.exists", path));
    }

    @BuiltinFunction(
            value = "Copy file with its permissions, returns bytes copied",
            signature = "fs.copy(src, dst)",
            returns = "integer")
    long copy(String src, String dst) {
        Path from = resolve("fs.copy", src);
        Path to = resolve("fs.copy", dst);
        try {
            if (Files.exists(from) && !Files.isRegularFile(from)) {
                throw new FileSystemException(src, dst, "the source is not a regular file");
            }
            return FileTrees.copy(from, to);
        } catch (IOException e) {
            throw failed("fs.copy: failed to copy", src, dst, e);
        }
    }

    @BuiltinFunction(
            value = "Rename file or directory, replacing the target",
            signature = "fs.rename(src, dst)")
    void rename(String src, String dst) {
        try {
            Files.move(
                    resolve("fs.rename", src),
                    resolve("fs.rename", dst),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("fs.rename: failed to rename", src, dst, e);
        }
    }

    @BuiltinFunction(
            value = "Paths that match *, ?, [..] and **, sorted",
            signature = "fs.glob(pattern)",
            returns = "[path]")
    List<String> glob(String pattern) {
        try {
            return GlobPattern.parse(pattern).find(directory.path());
        } catch (IllegalArgumentException invalid) {
            throw new BuiltinException(
                    "fs.glob: invalid pattern %s: %s"
                            .formatted(FileErrors.quoted(pattern), invalid.getMessage()),
                    invalid);
        } catch (IOException e) {
            throw FileErrors.failed("fs.glob: failed to read", pattern, e);
        }
    }

    /** In {@code $TMPDIR} or {@code /tmp}. It stays until somebody removes it. */
    @BuiltinFunction(
            value = "Create new temporary directory",
            signature = "fs.tempdir()",
            returns = "path")
    String tempdir() {
        try {
            return temporary.create().toString();
        } catch (IOException e) {
            throw new BuiltinException(
                    "fs.tempdir: failed to create directory: " + FileErrors.reason(e), e);
        }
    }

    @BuiltinFunction(
            value = "Set permissions, as in tonumber(\"755\", 8)",
            signature = "fs.chmod(path, mode)")
    void chmod(String path, long mode) {
        if ((mode & ~MODE_BITS) != 0) {
            throw new BuiltinException("fs.chmod: invalid mode " + mode);
        }
        try {
            Files.setAttribute(resolve("fs.chmod", path), "unix:mode", (int) mode);
        } catch (IOException e) {
            throw FileErrors.failed("fs.chmod: failed to set permissions on", path, e);
        }
    }

    /**
     * Parents before what they hold; symbolic links are not entered. A depth of 1 is the top level.
     */
    @BuiltinFunction(
            value = "List directory recursively; opts {depth = N}",
            signature = "fs.readdir(path, opts?)",
            returns = "[{path, type}]")
    List<Map<String, String>> readdir(String path, Value opts) {
        try {
            return FileTrees.walk(resolve("fs.readdir", path), depth(opts));
        } catch (IOException e) {
            throw FileErrors.failed("fs.readdir: failed to read", path, e);
        }
    }

    private static int depth(Value opts) {
        if (opts.isNull()) {
            return Integer.MAX_VALUE;
        }
        if (!ValueTypes.isTable(opts)) {
            throw new BuiltinException("fs.readdir: second argument must be a table or nil");
        }
        Value depth = opts.getMember("depth");
        if (depth == null || depth.isNull()) {
            return Integer.MAX_VALUE;
        }
        if (!depth.fitsInInt() || depth.asInt() < 1) {
            throw new BuiltinException("fs.readdir: depth must be a positive integer");
        }
        return depth.asInt();
    }

    private Path resolve(String function, String path) {
        try {
            return directory.resolve(path);
        } catch (InvalidPathException invalid) {
            throw new BuiltinException(
                    "%s: invalid path %s: %s"
                            .formatted(function, FileErrors.quoted(path), invalid.getReason()),
                    invalid);
        }
    }

    /** Unlike the plain call, content with a folder behind a symbolic link. */
    private static void createFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    private static double seconds(FileTime time) {
        return time.toInstant().getEpochSecond() + time.toInstant().getNano() / 1e9;
    }

    private static BuiltinException failed(String what, String src, String dst, IOException cause) {
        return new BuiltinException(
                "%s %s to %s: %s"
                        .formatted(
                                what,
                                FileErrors.quoted(src),
                                FileErrors.quoted(dst),
                                FileErrors.reason(cause)),
                cause);
    }
}
