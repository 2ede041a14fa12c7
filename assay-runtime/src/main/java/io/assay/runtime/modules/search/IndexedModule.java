package io.assay.runtime.modules.search;

import io.assay.runtime.modules.ModuleEntry;
import io.assay.runtime.modules.QuickReference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A module as the search sees it: the words of its fields.
 *
 * @param entry the module
 * @param name its name without {@code assay.} and separators, to compare a whole question with
 * @param words the words of each field
 */
record IndexedModule(ModuleEntry entry, String name, Map<Field, List<String>> words) {
    private static final String PREFIX = "assay.";

    /**
     * The fields. The first number is what a word in it counts: a name says more than a sentence.
     * The second is how much a long field takes from each of its words: a sentence dilutes, a list
     * of keywords hardly.
     */
    enum Field {
        NAME(6, 0.5),
        KEYWORDS(3, 0.2),
        DESCRIPTION(1.5, 0.75),
        FUNCTIONS(1, 0.2),
        METHODS(0.5, 0.75),
        ENVIRONMENT(1, 0.2);

        private final double weight;
        private final double dilution;

        Field(double weight, double dilution) {
            this.weight = weight;
            this.dilution = dilution;
        }

        /** What {@code count} occurrences weigh in a field so many times as long as the average. */
        double weight(double count, double relativeLength) {
            return weight * count / (1 - dilution + dilution * relativeLength);
        }
    }

    static IndexedModule of(ModuleEntry entry) {
        String full = entry.name();
        String shortName = shortName(full);
        Map<Field, List<String>> words = new EnumMap<>(Field.class);
        words.put(Field.NAME, SearchWords.of(shortName));
        words.put(Field.KEYWORDS, SearchWords.of(String.join(" ", entry.keywords())));
        words.put(Field.DESCRIPTION, SearchWords.of(entry.description()));
        words.put(Field.FUNCTIONS, SearchWords.of(String.join(" ", entry.functions())));
        words.put(Field.ENVIRONMENT, SearchWords.of(String.join(" ", entry.env())));
        words.put(
                Field.METHODS,
                SearchWords.of(
                        String.join(
                                " ",
                                entry.quickReferences().stream()
                                        .map(QuickReference::description)
                                        .toList())));
        return new IndexedModule(entry, SearchWords.joined(shortName), words);
    }

    /** A name without {@code assay.}, in any case. */
    static String shortName(String name) {
        boolean prefixed = name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
        return prefixed ? name.substring(PREFIX.length()) : name;
    }
}
