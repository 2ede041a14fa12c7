package io.assay.launcher.lua;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Where the lines of an interactive session come from. */
interface LineSource extends AutoCloseable {

    /**
     * The next line, without its end.
     *
     * @param prompt asks for it
     * @return a text or a Lua string; null when there are no more lines
     * @throws DroppedLine if the user gave up what was typed so far
     */
    @Nullable Object read(String prompt) throws DroppedLine;

    @Override
    void close();

    /** Ctrl-C while typing. */
    final class DroppedLine extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Lines of standard input as they are, for input that nobody edits. */
    record Plain(LuaState state) implements LineSource {
        @Override
        public @Nullable Object read(String prompt) {
            state.function("print").executeVoid(prompt);
            Value line = state.function("read_line").execute();
            if (line.isString()) {
                return line;
            }
            // Whatever is shown next begins a line, as after a line that was ended by its typist.
            state.function("print").executeVoid("\n");
            return null;
        }

        @Override
        public void close() {}
    }
}
