package io.assay.launcher.script;

import io.assay.launcher.CommandFailure;
import io.assay.runtime.ScriptSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.Source;

/**
 * A script as the user gave it.
 *
 * @param source the program; positions in messages begin with its name
 * @param isInline whether it is code from the command line rather than a file
 * @param arguments what the script finds in {@code arg} and {@code ...}
 */
public record Script(Source source, boolean isInline, List<String> arguments) {
    private static final String LANGUAGE = "lua";
    private static final String INLINE = "<eval>";

    /** Code from the command line. */
    public static Script inline(String code, List<String> arguments) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        return new Script(source(bytes, INLINE), true, List.copyOf(arguments));
    }

    /**
     * A file, whatever its extension.
     *
     * @param path absolute or relative to the working directory
     * @throws CommandFailure if it cannot be read
     */
    public static Script ofFile(String path, List<String> arguments) {
        return new Script(source(read(path), path), false, List.copyOf(arguments));
    }

    private static Source source(byte[] bytes, String name) {
        return ScriptSource.of(LANGUAGE, ScriptText.of(bytes), name);
    }

    private static byte[] read(String path) {
        try {
            Path file = Path.of(path);
            if (Files.isDirectory(file)) {
                throw new CommandFailure("reading " + path + ": is a directory");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("reading " + path + ": no such file or directory");
        } catch (AccessDeniedException e) {
            throw new CommandFailure("reading " + path + ": permission denied");
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure("reading " + path + ": " + e.getMessage());
        }
    }
}
