package io.assay.launcher.script;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The error of {@code require} for a module that nobody has: Lua lists every place it looked at, a
 * line each, which a script may want and a reader rarely does.
 */
final class MissingModule {
    private static final Pattern LIST =
            Pattern.compile("(.*module '[^\\n]*' not found):\\n((?:\\t[^\\n]+\\n?)+)");

    private static final String EMBEDDED = "no embedded stdlib file: ";

    private MissingModule() {}

    /** The same in one line; any other message as it is. */
    static String inOneLine(String message) {
        Matcher matcher = LIST.matcher(message);
        if (!matcher.matches()) {
            return message;
        }
        List<String> places = matcher.group(2).lines().map(String::strip).toList();
        String last = places.getLast();
        String found = last.startsWith(EMBEDDED) ? ": " + last + "; nor" : "";
        int others = found.isEmpty() ? places.size() : places.size() - 1;
        return matcher.group(1) + found + " in " + others + " places (--verbose lists them)";
    }
}
