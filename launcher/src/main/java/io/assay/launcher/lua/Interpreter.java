package io.assay.launcher.lua;

import io.assay.launcher.lua.LuaArguments.Action;
import io.assay.launcher.lua.LuaArguments.RequireModule;
import io.assay.launcher.lua.LuaArguments.RunStatement;
import io.assay.launcher.lua.LuaArguments.TurnWarningsOn;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter: does what a command line asks for, in the order of the manual's §7.
 *
 * @param program its name, in messages and in the table {@code arg}
 * @param banner what {@code -v} shows
 * @param streams what scripts read and write
 * @param engineOptions expert options of the engine
 */
public record Interpreter(
        String program, String banner, StandardFiles streams, Map<String, String> engineOptions) {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    /** As much as the scripts of Assay have: room for 200,000 calls. */
    private static final long STACK_SIZE = 512L << 20;

    /** What the options mean, a line for each. */
    public static String[] optionLines() {
        return Usage.lines();
    }

    /** An interpreter on the streams of this process. */
    public static Interpreter ofProcess(
            String program, String banner, Map<String, String> engineOptions) {
        return new Interpreter(program, banner, StandardFiles.ofProcess(), engineOptions);
    }

    /**
     * Runs on a thread of its own with a large stack.
     *
     * @return the exit code
     */
    public int run(List<String> words) {
        AtomicInteger exitCode = new AtomicInteger(FAILURE);
        Thread thread =
                new Thread(null, () -> exitCode.set(runGuarded(words)), "assay-lua", STACK_SIZE);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exitCode.get();
    }

    /** A heap so full that not even the script's error can be told is that error. */
    private int runGuarded(List<String> words) {
        try {
            return runHere(words);
        } catch (OutOfMemoryError e) {
            try {
                streams.writeError(program + ": not enough memory\n");
            } catch (IOException unheard) {
                // The exit code still tells.
                return FAILURE;
            }
            return FAILURE;
        }
    }

    private int runHere(List<String> words) {
        LuaArguments arguments = LuaArguments.parse(words);
        try {
            if (arguments.badOption() != null) {
                streams.writeError(Usage.of(program, arguments.badOption()));
                return FAILURE;
            }
            if (arguments.showsVersion()) {
                showBanner();
            }
        } catch (IOException e) {
            return FAILURE;
        }
        try (LuaState state =
                LuaState.create(streams, program, arguments.ignoresEnvironment(), engineOptions)) {
            Interrupts interrupts = Interrupts.install();
            return run(state, arguments, interrupts) ? SUCCESS : FAILURE;
        } catch (PolyglotException e) {
            if (e.isExit()) {
                return e.getExitStatus();
            }
            throw e;
        } catch (IOException e) {
            return FAILURE;
        }
    }

    private void showBanner() throws IOException {
        streams.write(banner + "\n");
    }

    /** Whether everything went well. */
    private boolean run(LuaState state, LuaArguments arguments, Interrupts interrupts)
            throws IOException {
        state.setArguments(argumentTable(arguments));
        boolean[] done = {false};
        interrupts.during(state, () -> done[0] = runChunks(state, arguments));
        if (!done[0]) {
            return false;
        }
        if (arguments.isInteractive()) {
            converse(state, interrupts);
        } else if (!arguments.hasScript()
                && !arguments.hasStatements()
                && !arguments.showsVersion()) {
            if (StandardInput.isTerminal()) {
                showBanner();
                converse(state, interrupts);
            } else {
                interrupts.during(state, () -> state.run("file"));
            }
        }
        return true;
    }

    private boolean runChunks(LuaState state, LuaArguments arguments) {
        if (!arguments.ignoresEnvironment() && !runInitialisation(state)) {
            return false;
        }
        for (Action action : arguments.actions()) {
            if (!run(state, action)) {
                return false;
            }
        }
        if (!arguments.hasScript()) {
            return true;
        }
        String script = arguments.words().get(arguments.script());
        return arguments.isStandardInput() ? state.run("script") : state.run("script", script);
    }

    private static boolean runInitialisation(LuaState state) {
        for (String variable : List.of("LUA_INIT_5_5", "LUA_INIT")) {
            String code = System.getenv(variable);
            if (code != null) {
                return code.startsWith("@")
                        ? state.run("file", code.substring(1))
                        : state.run("statement", code, "=" + variable);
            }
        }
        return true;
    }

    private static boolean run(LuaState state, Action action) {
        return switch (action) {
            case RunStatement(String code) -> state.run("statement", code, "=(command line)");
            case RequireModule(String global, String module) ->
                    state.succeeds("library", global, module);
            case TurnWarningsOn() -> state.succeeds("warn_on");
        };
    }

    /** The script is element 0; what stands before it has negative indexes. */
    private Map<Long, String> argumentTable(LuaArguments arguments) {
        List<String> words = arguments.words();
        // With no script, the interpreter itself takes its place.
        int origin = arguments.hasScript() ? arguments.script() : -1;
        Map<Long, String> table = new HashMap<>();
        table.put(-1L - origin, program);
        for (int i = 0; i < words.size(); i++) {
            table.put((long) i - origin, words.get(i));
        }
        return table;
    }

    private void converse(LuaState state, Interrupts interrupts) {
        try (LineSource lines = lines(state, interrupts)) {
            new Session(state, lines, interrupts).run();
        }
    }

    private static LineSource lines(LuaState state, Interrupts interrupts) {
        if (StandardInput.isConsole()) {
            LineSource edited = edited(state, interrupts);
            if (edited != null) {
                return edited;
            }
        }
        return new LineSource.Plain(state);
    }

    private static @Nullable LineSource edited(LuaState state, Interrupts interrupts) {
        try {
            return EditedLines.open(state, interrupts);
        } catch (IOException noTerminal) {
            // It can be read all the same.
            return null;
        }
    }
}
