package io.assay.lua.library.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

/** What went wrong with a file, in C's words and with C's number. */
public final class FileErrors {

    static final String BAD_DESCRIPTOR = "Bad file descriptor";
    static final String ILLEGAL_SEEK = "Illegal seek";
    static final String INVALID_ARGUMENT = "Invalid argument";

    private static final String NO_SUCH_FILE = "No such file or directory";
    private static final String PERMISSION_DENIED = "Permission denied";
    private static final String FILE_EXISTS = "File exists";
    private static final String NOT_A_DIRECTORY = "Not a directory";
    private static final String NOT_EMPTY = "Directory not empty";
    private static final String LOOP = "Too many levels of symbolic links";

    private static final int INPUT_OUTPUT_ERROR = 5;

    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("Operation not permitted", 1),
                    Map.entry(NO_SUCH_FILE, 2),
                    Map.entry(BAD_DESCRIPTOR, 9),
                    Map.entry(PERMISSION_DENIED, 13),
                    Map.entry("Device or resource busy", 16),
                    Map.entry(FILE_EXISTS, 17),
                    Map.entry("Invalid cross-device link", 18),
                    Map.entry(NOT_A_DIRECTORY, 20),
                    Map.entry("Is a directory", 21),
                    Map.entry(INVALID_ARGUMENT, 22),
                    Map.entry("Too many open files", 24),
                    Map.entry("Text file busy", 26),
                    Map.entry("File too large", 27),
                    Map.entry("No space left on device", 28),
                    Map.entry(ILLEGAL_SEEK, 29),
                    Map.entry("Read-only file system", 30),
                    Map.entry("Broken pipe", 32),
                    Map.entry("File name too long", 36),
                    Map.entry(NOT_EMPTY, 39),
                    Map.entry(LOOP, 40));

    private FileErrors() {}

    /** {@code No such file or directory} and the like. */
    public static String reason(Exception problem) {
        return switch (problem) {
            case NoSuchFileException e -> NO_SUCH_FILE;
            case AccessDeniedException e -> PERMISSION_DENIED;
            case SecurityException e -> PERMISSION_DENIED;
            case FileAlreadyExistsException e -> FILE_EXISTS;
            case NotDirectoryException e -> NOT_A_DIRECTORY;
            case DirectoryNotEmptyException e -> NOT_EMPTY;
            case FileSystemLoopException e -> LOOP;
            case InvalidPathException e -> NO_SUCH_FILE;
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default ->
                    problem.getMessage() == null
                            ? problem.getClass().getSimpleName()
                            : problem.getMessage();
        };
    }

    /** {@code errno}; that of an input/output error for what has no number of its own. */
    public static long number(Exception problem) {
        return NUMBERS.getOrDefault(reason(problem), INPUT_OUTPUT_ERROR);
    }

    static IOException of(String reason) {
        return new FileSystemException(null, null, reason);
    }
}
