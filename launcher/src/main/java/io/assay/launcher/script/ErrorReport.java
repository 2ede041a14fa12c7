package io.assay.launcher.script;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/**
 * An uncaught error as its user sees it: {@code error: script.lua:3: message}, and Lua's traceback
 * when functions were being called. A position is the script's line where the message has none of
 * its own; Java's stack is shown only when asked for.
 */
final class ErrorReport {
    /** Chunk names of the embedded library begin so; its lines tell a script's author nothing. */
    private static final String LIBRARY = "assay/";

    /** The language's name for the function that a chunk is. */
    private static final String MAIN_CHUNK = "main chunk";

    private static final int FIRST_LEVELS = 10;
    private static final int LAST_LEVELS = 11;

    private final PolyglotException error;
    private final Optional<String> ownText;
    private final List<StackFrame> frames = new ArrayList<>();

    /**
     * A report on an error.
     *
     * @param context where it was raised; still open
     */
    ErrorReport(PolyglotException error, Context context) {
        this.error = error;
        this.ownText = ErrorValue.ownText(error, context);
        for (StackFrame frame : error.getPolyglotStackTrace()) {
            if (frame.isGuestFrame() && frame.getSourceLocation() != null) {
                frames.add(frame);
            }
        }
    }

    /** The report, ending in a line end. */
    String text(boolean verbose) {
        StringBuilder text = new StringBuilder("error: ");
        text.append(verbose ? message() : MissingModule.inOneLine(message())).append('\n');
        if (frames.size() > 1) {
            addTraceback(text);
        }
        if (verbose) {
            text.append(javaStack());
        }
        return text.toString();
    }

    /** As Lua's own: of a deep stack only both ends. */
    private void addTraceback(StringBuilder text) {
        text.append("stack traceback:\n");
        int skipped = frames.size() - FIRST_LEVELS - LAST_LEVELS;
        for (int level = 0; level < frames.size(); level++) {
            if (skipped > 0 && level == FIRST_LEVELS) {
                text.append("\t...\t(skipping ").append(skipped).append(" levels)\n");
                level += skipped;
            }
            StackFrame frame = frames.get(level);
            text.append('\t').append(position(frame.getSourceLocation())).append(": in ");
            text.append(describe(frame)).append('\n');
        }
    }

    private String message() {
        String message =
                ownText.orElse(error.getMessage() == null ? "unknown error" : error.getMessage());
        if (error.isInternalError()) {
            message = "internal error: " + message;
        } else if (error.isSyntaxError() || beginsWithPosition(message)) {
            return message;
        }
        SourceSection location = scriptLocation();
        return location == null ? message : position(location) + ": " + message;
    }

    /** Whether the language has put the place in front already: then it is that of a frame. */
    private boolean beginsWithPosition(String message) {
        return frames.stream()
                .map(frame -> frame.getSourceLocation().getSource().getName() + ":")
                .anyMatch(
                        prefix ->
                                message.startsWith(prefix)
                                        && message.length() > prefix.length()
                                        && Character.isDigit(message.charAt(prefix.length())));
    }

    /** Where the script itself was when it failed: the innermost place outside the library. */
    private @Nullable SourceSection scriptLocation() {
        for (StackFrame frame : frames) {
            SourceSection location = frame.getSourceLocation();
            if (!location.getSource().getName().startsWith(LIBRARY)) {
                return location;
            }
        }
        return frames.isEmpty() ? error.getSourceLocation() : frames.getFirst().getSourceLocation();
    }

    private static String describe(StackFrame frame) {
        String name = frame.getRootName();
        if (name == null || name.isEmpty()) {
            return "a function";
        }
        return name.equals(MAIN_CHUNK) ? name : "function '" + name + "'";
    }

    private String javaStack() {
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack));
        Throwable host = error.isHostException() ? error.asHostException() : null;
        if (host != null) {
            stack.append("Raised in Assay by: ");
            host.printStackTrace(new PrintWriter(stack));
        }
        return stack.toString();
    }

    private static String position(SourceSection location) {
        return location.getSource().getName() + ":" + location.getStartLine();
    }
}
