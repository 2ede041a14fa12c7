package io.assay.launcher.lua;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lines that somebody types at a terminal, with editing, a history that outlives the session, and
 * names completed on Tab. The terminal is driven through {@code stty}: the other ways need native
 * code.
 */
final class EditedLines implements LineSource {
    private final Terminal terminal;
    private final LineReader reader;

    private EditedLines(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    /**
     * Takes over the terminal.
     *
     * @throws IOException if it cannot be driven
     */
    static EditedLines open(LuaState state, Interrupts interrupts) throws IOException {
        Terminal terminal =
                TerminalBuilder.builder()
                        .system(true)
                        .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                        .dumb(true)
                        // It would ask the terminal what it can do, and wait for an answer.
                        .graphemeCluster(false)
                        .build();
        // The editor's own way to signals takes precedence over the process's.
        terminal.handle(Terminal.Signal.INT, signal -> interrupts.request());
        DefaultParser parser = new DefaultParser();
        // Lines go to Lua as they are: nothing in them is a quote or an escape to the editor.
        parser.setEscapeChars(null);
        parser.setQuoteChars(new char[0]);
        LineReaderBuilder builder =
                LineReaderBuilder.builder()
                        .appName("assay lua")
                        .terminal(terminal)
                        .parser(parser)
                        .completer(new Names(state))
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
                        .option(LineReader.Option.BRACKETED_PASTE, false)
                        .option(LineReader.Option.AUTO_REMOVE_SLASH, false)
                        // No pause to show the bracket that a typed one closes.
                        .variable(LineReader.BLINK_MATCHING_PAREN, 0L);
        Path history = historyFile();
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        return new EditedLines(terminal, builder.build());
    }

    /** In the user's folder for such things; null if there is none that can be written. */
    private static @Nullable Path historyFile() {
        String state = System.getenv("XDG_STATE_HOME");
        String home = System.getenv("HOME");
        Path folder;
        if (state != null && !state.isEmpty()) {
            folder = Path.of(state, "assay");
        } else if (home != null && !home.isEmpty()) {
            folder = Path.of(home, ".local", "state", "assay");
        } else {
            return null;
        }
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder) ? folder.resolve("lua_history") : null;
        } catch (IOException readOnly) {
            // A session without a history is better than none.
            return null;
        }
    }

    @Override
    public @Nullable Object read(String prompt) throws DroppedLine {
        try {
            return reader.readLine(prompt);
        } catch (EndOfFileException ended) {
            return null;
        } catch (UserInterruptException dropped) {
            throw new DroppedLine();
        }
    }

    @Override
    public void close() {
        try {
            reader.getHistory().save();
            terminal.close();
        } catch (IOException e) {
            System.err.println("assay: the history is not saved: " + e.getMessage());
        }
    }

    /** Names and fields that the word before the cursor may become. */
    private record Names(LuaState state) implements Completer {
        @Override
        public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
            String before = line.line().substring(0, line.cursor());
            int start = before.length();
            while (start > 0 && isPartOfPath(before.charAt(start - 1))) {
                start--;
            }
            String path = before.substring(start);
            // What the editor takes for the word begins at a space.
            String fixed = line.word().substring(0, line.wordCursor());
            if (!fixed.endsWith(path)) {
                return;
            }
            fixed = fixed.substring(0, fixed.length() - path.length());
            try {
                String names = state.function("complete").execute(path).asString();
                for (String name : names.split("\n")) {
                    if (!name.isEmpty()) {
                        candidates.add(
                                new Candidate(fixed + name, name, null, null, null, null, false));
                    }
                }
            } catch (PolyglotException e) {
                if (e.isExit() || e.isCancelled()) {
                    throw e;
                }
                // A script has made the libraries unusable: then nothing is completed.
                candidates.clear();
            }
        }

        private static boolean isPartOfPath(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':';
        }
    }
}
