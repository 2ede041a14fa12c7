package io.assay.runtime.modules.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into the words that are compared: lower case, split at everything but letters and
 * digits, reduced to a stem so that {@code metrics} and {@code metric}, {@code encrypt} and {@code
 * encryption} meet.
 *
 * <p>The stemmer is light on purpose. Two forms must only become the same text; that text need not
 * be a word.
 */
final class SearchWords {
    /** Words of a question that say nothing about what is looked for. */
    private static final Set<String> STOP_WORDS =
            Set.of(
                    "an", "and", "any", "are", "as", "assay", "at", "be", "by", "can", "do", "for",
                    "from", "get", "how", "if", "in", "into", "is", "it", "me", "my", "of", "on",
                    "or", "that", "the", "this", "to", "use", "what", "which", "with");

    private SearchWords() {}

    /** The stems of all words, in order; single letters say nothing and are left out. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : split(text)) {
            if (word.length() > 1) {
                words.add(stem(word));
            }
        }
        return words;
    }

    /** The stems of a question: without stop words, unless it has no others. */
    static List<String> ofQuery(String query) {
        List<String> telling = new ArrayList<>();
        for (String word : split(query)) {
            if (word.length() > 1 && !STOP_WORDS.contains(word)) {
                telling.add(stem(word));
            }
        }
        return telling.isEmpty() ? of(query) : telling;
    }

    /** The text in lower case with letters and digits only, to compare names by. */
    static String joined(String text) {
        return String.join("", split(text));
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    static String stem(String word) {
        String stem = singular(word);
        for (String ending : List.of("ing", "ion", "ment", "ed")) {
            if (stem.endsWith(ending) && stem.length() >= ending.length() + 4) {
                stem = undouble(stem.substring(0, stem.length() - ending.length()));
                break;
            }
        }
        return stem.length() > 4 && stem.endsWith("e")
                ? stem.substring(0, stem.length() - 1)
                : stem;
    }

    private static String singular(String word) {
        int length = word.length();
        if (length <= 3 || !word.endsWith("s")) {
            return word;
        }
        if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("sses")
                || word.endsWith("xes")
                || word.endsWith("ches")
                || word.endsWith("shes")) {
            return word.substring(0, length - 2);
        }
        return word.substring(0, length - 1);
    }

    private static String undouble(String stem) {
        int last = stem.length() - 1;
        boolean doubled = last > 2 && stem.charAt(last) == stem.charAt(last - 1);
        return doubled && "bdgmnprt".indexOf(stem.charAt(last)) >= 0
                ? stem.substring(0, last)
                : stem;
    }
}
