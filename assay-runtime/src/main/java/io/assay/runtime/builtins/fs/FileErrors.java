package io.assay.runtime.builtins.fs;

import io.assay.runtime.builtin.BuiltinException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Failed file operations in the system's words. */
final class FileErrors {
    private FileErrors() {}

    /**
     * The error for a script.
     *
     * @param what function and act, such as {@code fs.read: failed to read}
     */
    static BuiltinException failed(String what, String path, IOException cause) {
        return new BuiltinException(what + " " + quoted(path) + ": " + reason(cause), cause);
    }

    /** A path in double quotes, with quotes, backslashes and control characters escaped. */
    static String quoted(String path) {
        StringBuilder text = new StringBuilder(path.length() + 2).append('"');
        path.chars()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"', '\\' -> text.append('\\').append((char) c);
                                case '\n' -> text.append("\\n");
                                case '\r' -> text.append("\\r");
                                case '\t' -> text.append("\\t");
                                default -> {
                                    if (Character.isISOControl(c)) {
                                        text.append("\\u{%x}".formatted(c));
                                    } else {
                                        text.append((char) c);
                                    }
                                }
                            }
                        });
        return text.append('"').toString();
    }

    static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException absent -> "No such file or directory (os error 2)";
            case AccessDeniedException denied -> "Permission denied (os error 13)";
            case FileAlreadyExistsException present -> "File exists (os error 17)";
            case NotDirectoryException file -> "Not a directory (os error 20)";
            case DirectoryNotEmptyException full -> "Directory not empty (os error 39)";
            case FileSystemLoopException loop -> "Too many levels of symbolic links (os error 40)";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
