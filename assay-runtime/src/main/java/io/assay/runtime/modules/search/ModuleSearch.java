package io.assay.runtime.modules.search;

import io.assay.runtime.modules.ModuleEntry;
import io.assay.runtime.modules.search.IndexedModule.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds modules by words and ranks them by BM25 over weighted fields (Robertson and Zaragoza, "The
 * Probabilistic Relevance Framework", 2009, section 3.6), with prefixes and word pairs: {@code
 * kube} finds kubernetes, {@code health check} finds healthcheck.
 *
 * <p>Modules that have all words of the question come alone. Only when there is none, those follow
 * that have at least half of them.
 */
public final class ModuleSearch {
    private static final double K1 = 1.2;

    /** What the question being a module's very name adds: more than any sum of words. */
    private static final double OWN_NAME = 100;

    private final List<IndexedModule> modules;
    private final Map<Field, Double> averageLength = new EnumMap<>(Field.class);

    /** A search over these modules. */
    public ModuleSearch(List<ModuleEntry> modules) {
        this.modules = modules.stream().map(IndexedModule::of).toList();
        for (Field field : Field.values()) {
            averageLength.put(
                    field,
                    this.modules.stream()
                            .mapToInt(module -> module.words().get(field).size())
                            .average()
                            .orElse(0));
        }
    }

    /**
     * The modules that fit best, the best one first; those that fit equally well by name.
     *
     * @param query words in any form
     * @param limit how many at most
     */
    public List<ModuleEntry> search(String query, int limit) {
        List<String> words = SearchWords.ofQuery(query);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = score(words, SearchWords.joined(IndexedModule.shortName(query.strip())));
        int most = hits.stream().mapToInt(Hit::matched).max().orElse(0);
        int needed = most == words.size() ? most : (words.size() + 1) / 2;
        return hits.stream()
                .filter(hit -> hit.matched() > 0 && hit.matched() >= needed)
                .sorted(
                        Comparator.comparingInt(Hit::matched)
                                .thenComparingDouble(Hit::score)
                                .reversed()
                                .thenComparing(hit -> hit.module().entry().name()))
                .limit(limit)
                .map(hit -> hit.module().entry())
                .toList();
    }

    private List<Hit> score(List<String> words, String name) {
        double[][] frequency = frequencies(words);
        List<Hit> hits = new ArrayList<>();
        for (int m = 0; m < modules.size(); m++) {
            IndexedModule module = modules.get(m);
            double score = module.name().equals(name) ? OWN_NAME : 0;
            int matched = 0;
            for (int w = 0; w < words.size(); w++) {
                double weight = frequency[w][m];
                if (weight > 0) {
                    matched++;
                    score += idf(frequency[w]) * weight * (K1 + 1) / (weight + K1);
                }
            }
            hits.add(new Hit(module, matched, score));
        }
        return hits;
    }

    /**
     * How much each word weighs in each module; a pair of neighbours written as one counts for
     * both.
     */
    private double[][] frequencies(List<String> words) {
        double[][] frequency = new double[words.size()][modules.size()];
        for (int w = 0; w < words.size(); w++) {
            String pair = w + 1 < words.size() ? words.get(w) + words.get(w + 1) : "";
            for (int m = 0; m < modules.size(); m++) {
                IndexedModule module = modules.get(m);
                frequency[w][m] = Math.max(frequency[w][m], weight(words.get(w), module, true));
                if (!pair.isEmpty()) {
                    double both = weight(pair, module, false);
                    frequency[w][m] = Math.max(frequency[w][m], both);
                    frequency[w + 1][m] = Math.max(frequency[w + 1][m], both);
                }
            }
        }
        return frequency;
    }

    private double weight(String word, IndexedModule module, boolean prefixes) {
        double sum = 0;
        for (Field field : Field.values()) {
            List<String> candidates = module.words().get(field);
            double count = 0;
            for (String candidate : candidates) {
                count += similarity(word, candidate, prefixes);
            }
            if (count > 0) {
                double length = candidates.size() / averageLength.get(field);
                sum += field.weight(count, length);
            }
        }
        return sum;
    }

    private static double similarity(String word, String candidate, boolean prefixes) {
        if (candidate.equals(word)) {
            return 1;
        }
        if (prefixes && candidate.startsWith(word)) {
            return 0.5 * word.length() / candidate.length();
        }
        return 0;
    }

    private double idf(double[] frequency) {
        long having = 0;
        for (double weight : frequency) {
            if (weight > 0) {
                having++;
            }
        }
        return Math.log(1 + (modules.size() - having + 0.5) / (having + 0.5));
    }

    private record Hit(IndexedModule module, int matched, double score) {}
}
