package io.assay.launcher.lua;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command line, understood as PUC-Rio's {@code lua} does (manual §7).
 *
 * @param words all of them, options first
 * @param actions what the options {@code -e}, {@code -l} and {@code -W} ask for, in their order
 * @param script index of the script's name, or the number of words if there is none
 * @param isStandardInput whether the script's name is the {@code -} that stands for standard input
 * @param showsVersion {@code -v}, or {@code -i}, which implies it
 * @param isInteractive {@code -i}
 * @param ignoresEnvironment {@code -E}
 * @param badOption the option that is unknown or has no argument; null if all are good
 */
record LuaArguments(
        List<String> words,
        List<Action> actions,
        int script,
        boolean isStandardInput,
        boolean showsVersion,
        boolean isInteractive,
        boolean ignoresEnvironment,
        @Nullable String badOption) {

    /** What is done before the script runs. */
    sealed interface Action {}

    /** {@code -e stat}. */
    record RunStatement(String code) implements Action {}

    /**
     * {@code -l mod}, {@code -l g=mod}.
     *
     * @param global gets the module
     */
    record RequireModule(String global, String module) implements Action {

        /** A name that ends in {@code -suffix} becomes a global without it. */
        static RequireModule of(String word) {
            int equals = word.indexOf('=');
            if (equals >= 0) {
                return new RequireModule(word.substring(0, equals), word.substring(equals + 1));
            }
            int suffix = word.indexOf('-');
            return new RequireModule(suffix < 0 ? word : word.substring(0, suffix), word);
        }
    }

    /** {@code -W}. */
    record TurnWarningsOn() implements Action {}

    static LuaArguments parse(List<String> words) {
        return new Parser(words).parse();
    }

    boolean hasScript() {
        return script < words.size();
    }

    boolean hasStatements() {
        return actions.stream().anyMatch(RunStatement.class::isInstance);
    }

    private static final class Parser {
        private final List<String> words;
        private final List<Action> actions = new ArrayList<>();
        private boolean version;
        private boolean interactive;
        private boolean noEnvironment;

        Parser(List<String> words) {
            this.words = words;
        }

        LuaArguments parse() {
            int i = 0;
            while (i < words.size()) {
                String word = words.get(i);
                if (!word.startsWith("-")) {
                    return ended(i, false, null);
                }
                switch (word) {
                    case "-" -> {
                        return ended(i, true, null);
                    }
                    case "--" -> {
                        return ended(i + 1, false, null);
                    }
                    case "-E" -> noEnvironment = true;
                    case "-W" -> actions.add(new TurnWarningsOn());
                    case "-v" -> version = true;
                    case "-i" -> {
                        version = true;
                        interactive = true;
                    }
                    default -> {
                        char letter = word.charAt(1);
                        if (letter != 'e' && letter != 'l') {
                            return ended(i, false, word);
                        }
                        String argument = word.substring(2);
                        if (argument.isEmpty()) {
                            i++;
                            if (i == words.size() || words.get(i).startsWith("-")) {
                                return ended(i, false, word);
                            }
                            argument = words.get(i);
                        }
                        actions.add(
                                letter == 'e'
                                        ? new RunStatement(argument)
                                        : RequireModule.of(argument));
                    }
                }
                i++;
            }
            return ended(i, false, null);
        }

        private LuaArguments ended(int script, boolean isInput, @Nullable String badOption) {
            return new LuaArguments(
                    words,
                    List.copyOf(actions),
                    script,
                    isInput,
                    version,
                    interactive,
                    noEnvironment,
                    badOption);
        }
    }
}
