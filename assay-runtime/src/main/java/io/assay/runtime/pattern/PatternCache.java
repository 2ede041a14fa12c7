package io.assay.runtime.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.assay.runtime.builtin.BuiltinException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compiled patterns, the ones used last, since scripts write them in loops. */
@Singleton
public final class PatternCache {
    private static final int SIZE = 256;

    private final Map<String, Pattern> patterns =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
                    return size() > SIZE;
                }
            };

    /**
     * A pattern's compiled form.
     *
     * @param function the name that the message about an invalid pattern starts with
     */
    public synchronized Pattern get(String function, String pattern) {
        Pattern known = patterns.get(pattern);
        if (known == null) {
            try {
                known = Pattern.compile(pattern);
            } catch (PatternSyntaxException invalid) {
                throw new BuiltinException(
                        "%s: invalid pattern: %s: `%s`"
                                .formatted(
                                        function, invalid.getDescription(), invalid.getPattern()),
                        invalid);
            }
            patterns.put(pattern, known);
        }
        return known;
    }
}
