package io.assay.runtime.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is logged and how.
 *
 * @param level the least important level that is written
 * @param layout plain, coloured or JSON
 */
public record LogSettings(LogLevel level, Layout layout) {

    /** The layout of a line. */
    public enum Layout {
        PLAIN,
        COLOUR,
        JSON
    }

    /** The filter's target that script lines have. */
    private static final String TARGET = "lua";

    /**
     * Settings for a program on standard error, by the habits of command lines.
     *
     * @param environment looks up a variable: {@code RUST_LOG}, {@code NO_COLOR}, {@code
     *     CLICOLOR_FORCE}, {@code TERM}
     * @param verbose whether everything from debug on is wanted, whatever the variables say
     * @param json whether lines are JSON objects
     */
    public static LogSettings of(
            Function<String, @Nullable String> environment, boolean verbose, boolean json) {
        LogLevel level = verbose ? LogLevel.DEBUG : level(environment.apply("RUST_LOG"));
        if (json) {
            return new LogSettings(level, Layout.JSON);
        }
        return new LogSettings(level, isColoured(environment) ? Layout.COLOUR : Layout.PLAIN);
    }

    private static boolean isColoured(Function<String, @Nullable String> environment) {
        if (isSet(environment.apply("NO_COLOR"))) {
            return false;
        }
        String force = environment.apply("CLICOLOR_FORCE");
        if (isSet(force) && !"0".equals(force)) {
            return true;
        }
        return !"dumb".equals(environment.apply("TERM")) && isTerminal();
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    /** Whether file descriptor 2 is a terminal, of which Java knows only the other two. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException noProc) {
            return System.console() != null && System.console().isTerminal();
        }
    }

    /** The level of a filter: {@code debug}, or a list such as {@code warn,lua=debug}. */
    private static LogLevel level(@Nullable String filter) {
        Optional<LogLevel> general = Optional.empty();
        Optional<LogLevel> own = Optional.empty();
        for (String directive : filter == null ? new String[0] : filter.split(",")) {
            String[] parts = directive.strip().split("=", 2);
            if (parts.length == 1) {
                general = LogLevel.of(parts[0]);
            } else if (parts[0].strip().equals(TARGET)) {
                own = LogLevel.of(parts[1].strip());
            }
        }
        return own.isPresent() ? own.get() : general.orElse(LogLevel.INFO);
    }
}
