package io.assay.runtime.modules;

import java.util.ArrayList;
import java.util.List;

/**
 * What a module says about itself in the lines at its very top that begin with {@code ---}, and the
 * names of its functions.
 *
 * <p>Tags: {@code @description TEXT}, {@code @keywords a, b}, {@code @env A, B} (a later one
 * replaces an earlier one), {@code @quickref SIGNATURE -> RETURNS | TEXT} (may repeat). Other tags,
 * and tags without a value, say nothing. The module's name is its file's, whatever {@code @module}
 * says.
 *
 * @param description one line; may be empty
 * @param keywords words to find it by
 * @param env environment variables that it reads
 * @param quickReferences its functions, as it wants them shown
 * @param functions names of the functions in its source, of tables only, in order
 */
record ModuleHeader(
        String description,
        List<String> keywords,
        List<String> env,
        List<QuickReference> quickReferences,
        List<String> functions) {

    private static final String COMMENT = "---";
    private static final String FUNCTION = "function ";

    static ModuleHeader parse(String source) {
        String description = "";
        List<String> keywords = List.of();
        List<String> env = List.of();
        List<QuickReference> quickReferences = new ArrayList<>();
        for (String line : source.lines().map(String::strip).toList()) {
            if (!line.startsWith(COMMENT)) {
                break;
            }
            String tag = line.substring(COMMENT.length()).strip();
            int space = tag.indexOf(' ');
            if (!tag.startsWith("@") || space < 0) {
                continue;
            }
            String value = tag.substring(space).strip();
            switch (tag.substring(1, space)) {
                case "description" -> description = value;
                case "keywords" -> keywords = list(value);
                case "env" -> env = list(value);
                case "quickref" -> QuickReference.parse(value).ifPresent(quickReferences::add);
                default -> {
                    // A tag of a later version: it says nothing here.
                }
            }
        }
        return new ModuleHeader(
                description, keywords, env, List.copyOf(quickReferences), functions(source));
    }

    private static List<String> list(String value) {
        return List.of(value.split(",")).stream()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static List<String> functions(String source) {
        List<String> names = new ArrayList<>();
        source.lines().map(String::strip).forEach(line -> addFunction(line, names));
        return List.copyOf(names);
    }

    private static void addFunction(String line, List<String> names) {
        if (!line.startsWith(FUNCTION)) {
            return;
        }
        int open = line.indexOf('(');
        String path = line.substring(FUNCTION.length(), open < 0 ? line.length() : open);
        int separator = firstOf(path, ':', '.');
        if (separator >= 0) {
            names.add(path.substring(separator + 1).strip());
        }
    }

    private static int firstOf(String text, char a, char b) {
        int first = text.indexOf(a);
        int second = text.indexOf(b);
        if (first < 0 || second < 0) {
            return Math.max(first, second);
        }
        return Math.min(first, second);
    }
}
