package io.assay.launcher.lua;

import io.assay.launcher.lua.LineSource.DroppedLine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** An interactive session: reads a chunk, runs it, shows its values, and so on to the end. */
final class Session {
    private final LuaState state;
    private final LineSource lines;
    private final Interrupts interrupts;

    Session(LuaState state, LineSource lines, Interrupts interrupts) {
        this.state = state;
        this.lines = lines;
        this.interrupts = interrupts;
    }

    /** Runs it until there are no more lines. */
    void run() {
        // Here everybody sees where a message comes from.
        state.setProgram(null);
        while (step()) {
            // All is done in the condition.
        }
    }

    private boolean step() {
        try {
            Object text = lines.read(prompt(true));
            if (text == null) {
                return false;
            }
            Value chunk = complete(text);
            if (chunk != null) {
                interrupts.during(state, () -> state.call("evaluate", chunk));
            }
        } catch (DroppedLine dropped) {
            // What was typed is forgotten, and the next chunk begins.
            return true;
        }
        return true;
    }

    /** Reads on until the text is a chunk; null if it has an error, which is reported. */
    private @Nullable Value complete(Object firstLine) throws DroppedLine {
        Object text = firstLine;
        boolean first = true;
        while (true) {
            Value compiled = state.compile("compile", text, first);
            if (compiled == null || compiled.canExecute()) {
                return compiled;
            }
            Object line = lines.read(prompt(false));
            if (line == null) {
                // No more will come: the error says what is missing.
                state.compile("statement", text, "=stdin");
                return null;
            }
            text = state.function("join").execute(text, line);
            first = false;
        }
    }

    private String prompt(boolean first) {
        try {
            return state.function("prompt").execute(first).asString();
        } catch (PolyglotException e) {
            if (e.isExit() || e.isCancelled()) {
                throw e;
            }
            // One that fails to become text is none.
            return "";
        }
    }
}
