package io.assay.runtime.builtins.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text that replaces a match. A dollar begins a group's number or name, as long as possible, so
 * that {@code $1x} means the group named {@code 1x}; in braces the name ends at the brace. An
 * unknown group is empty, and a dollar that begins neither is a dollar.
 */
record Replacement(List<Part> parts) {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\$|\\{([^}]+)\\}|([0-9A-Za-z_]+))");

    /** Literal text, or the name of a group. */
    private record Part(String text, boolean isGroup) {}

    static Replacement parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher references = REFERENCE.matcher(text);
        int end = 0;
        while (references.find()) {
            parts.add(new Part(text.substring(end, references.start()), false));
            String group = references.group(1) != null ? references.group(1) : references.group(2);
            parts.add(group == null ? new Part("$", false) : new Part(group, true));
            end = references.end();
        }
        parts.add(new Part(text.substring(end), false));
        return new Replacement(parts);
    }

    void expand(Matcher matcher, Map<String, Integer> names, StringBuilder result) {
        for (Part part : parts) {
            String text = part.isGroup ? group(matcher, names, part.text) : part.text;
            if (text != null) {
                result.append(text);
            }
        }
    }

    private static @Nullable String group(
            Matcher matcher, Map<String, Integer> names, String group) {
        Integer named = names.get(group);
        if (named != null) {
            return matcher.group(named);
        }
        if (group.length() > 9 || !group.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int number = Integer.parseInt(group);
        return number <= matcher.groupCount() ? matcher.group(number) : null;
    }
}
