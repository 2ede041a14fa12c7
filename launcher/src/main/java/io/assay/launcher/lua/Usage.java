package io.assay.launcher.lua;

import java.util.Arrays;

/**
 * The texts of the command line itself; the words are those that scripts around {@code lua} know.
 */
final class Usage {
    private static final String[][] OPTIONS = {
        {"-e stat", "run the string 'stat'"},
        {"-i", "go on interactively after 'script'"},
        {"-l mod", "require the module 'mod' into the global 'mod'"},
        {"-l g=mod", "require the module 'mod' into the global 'g'"},
        {"-v", "show the version"},
        {"-E", "ignore environment variables"},
        {"-W", "turn warnings on"},
        {"--", "no more options follow"},
        {"-", "no more options follow; run standard input"}
    };

    private Usage() {}

    /** What is wrong with an option, and how the command is used. */
    static String of(String program, String badOption) {
        boolean wantsArgument = badOption.startsWith("-e") || badOption.startsWith("-l");
        String problem =
                wantsArgument
                        ? "'" + badOption + "' needs argument"
                        : "unrecognized option '" + badOption + "'";
        return program + ": " + problem + "\n" + of(program);
    }

    /** How the command is used. */
    static String of(String program) {
        StringBuilder text = new StringBuilder();
        text.append("usage: ").append(program).append(" [options] [script [args]]\n");
        text.append("Available options are:\n");
        for (String line : lines()) {
            text.append("  ").append(line).append('\n');
        }
        return text.toString();
    }

    /** A line for each option. */
    static String[] lines() {
        return Arrays.stream(OPTIONS)
                .map(option -> option[0] + " ".repeat(10 - option[0].length()) + option[1])
                .toArray(String[]::new);
    }
}
