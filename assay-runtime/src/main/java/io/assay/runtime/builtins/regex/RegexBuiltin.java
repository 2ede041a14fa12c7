package io.assay.runtime.builtins.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.pattern.PatternCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions in RE2 syntax, searched anywhere in the text unless anchored: {@code
 * regex.find([[v(\d+)]], "rev7").groups[1] == "7"}.
 */
@Builtin(
        value = "regex",
        description = "Match, find and replace by regular expressions",
        keywords = {"regex", "regexp", "pattern", "match", "find", "replace", "search"})
final class RegexBuiltin {
    private final PatternCache patterns;

    RegexBuiltin(PatternCache patterns) {
        this.patterns = patterns;
    }

    @BuiltinFunction(
            value = "Test if pattern matches",
            signature = "regex.match(pattern, str)",
            returns = "bool")
    boolean match(String pattern, String str) {
        return patterns.get("regex.match", pattern).matcher(str).find();
    }

    /** Groups are numbered from 1; one that took no part in the match is nil. */
    @BuiltinFunction(
            value = "Find first match",
            signature = "regex.find(pattern, str)",
            returns = "{match, groups}|nil")
    @Nullable Map<String, Object> find(String pattern, String str) {
        Matcher matcher = patterns.get("regex.find", pattern).matcher(str);
        if (!matcher.find()) {
            return null;
        }
        List<@Nullable String> groups = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("match", matcher.group());
        found.put("groups", groups);
        return found;
    }

    @BuiltinFunction(
            value = "Find all matches (array)",
            signature = "regex.find_all(pattern, str)",
            returns = "[string]")
    List<String> findAll(String pattern, String str) {
        Matcher matcher = patterns.get("regex.find_all", pattern).matcher(str);
        List<String> matches = new ArrayList<>();
        while (matcher.find()) {
            matches.add(matcher.group());
        }
        return matches;
    }

    /**
     * In the replacement {@code $1}, <code>${1}</code> and {@code $name} are groups, {@code $$} a
     * dollar.
     */
    @BuiltinFunction(
            value = "Replace all matches; $1 and $name are groups",
            signature = "regex.replace(pattern, str, replacement)",
            returns = "string")
    String replace(String pattern, String str, String replacement) {
        Pattern compiled = patterns.get("regex.replace", pattern);
        Matcher matcher = compiled.matcher(str);
        Replacement template = Replacement.parse(replacement);
        StringBuilder result = new StringBuilder(str.length());
        int end = 0;
        while (matcher.find()) {
            result.append(str, end, matcher.start());
            template.expand(matcher, compiled.namedGroups(), result);
            end = matcher.end();
        }
        return result.append(str, end, str.length()).toString();
    }
}
