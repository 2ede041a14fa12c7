package io.assay.runtime.modules.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.modules.ModuleCatalog;
import io.assay.runtime.modules.ModuleEntry;
import io.assay.runtime.modules.ModuleOrigin;
import io.assay.runtime.modules.ModulePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search over the embedded library, and over modules made up for one property. */
class ModuleSearchTest {
    @TempDir Path empty;

    private List<ModuleEntry> library() {
        return new ModuleCatalog(new ModulePath(empty, Optional.empty()), List.of()).modules();
    }

    private List<String> find(String query) {
        return names(new ModuleSearch(library()).search(query, 5));
    }

    private static List<String> names(List<ModuleEntry> entries) {
        return entries.stream().map(ModuleEntry::name).toList();
    }

    private static ModuleEntry module(String name, String description, String... keywords) {
        return new ModuleEntry(
                name,
                ModuleOrigin.PROJECT,
                description,
                List.of(keywords),
                List.of(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "prometheus, assay.prometheus",
        "PromQL, assay.prometheus",
        "metric, assay.prometheus",
        "metrics, assay.prometheus",
        "observability, assay.prometheus",
        "monitoring alerts, assay.prometheus",
        "alerting rules, assay.prometheus",
        "vault, assay.vault",
        "secrets, assay.vault",
        "read a secret, assay.vault",
        "password, assay.vault",
        "encryption, assay.vault",
        "encrypt, assay.vault",
        "rotation, assay.vault",
        "hashicorp vault, assay.vault",
        "transit, assay.vault",
        "policies, assay.vault",
        "openbao, assay.openbao",
        "healthcheck, assay.healthcheck",
        "health check, assay.healthcheck",
        "health-check, assay.healthcheck",
        "health, assay.healthcheck",
        "prom, assay.prometheus",
        "assay.vault, assay.vault",
        "query label values, assay.prometheus",
        "how do I wait until an endpoint is healthy, assay.healthcheck"
    })
    void thePersonsModuleComesFirst(String query, String expected) {
        assertEquals(expected, find(query).stream().findFirst().orElse("nothing"), query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "?",
                "xyzzy",
                "no such thing anywhere",
                "xyzzy plugh vault zork"
            })
    void whatFitsNothingFindsNothing(String query) {
        assertEquals(List.of(), find(query));
    }

    @Test
    void everyModuleIsFoundFirstByItsOwnName() {
        for (ModuleEntry module : library()) {
            assertEquals(module.name(), find(module.name()).getFirst());
            assertEquals(module.name(), find(module.name().replace("assay.", "")).getFirst());
        }
    }

    @Test
    void everyModuleIsFoundByEachOfItsKeywords() {
        ModuleSearch search = new ModuleSearch(library());
        for (ModuleEntry module : library()) {
            for (String keyword : module.keywords()) {
                assertTrue(
                        names(search.search(keyword, 100)).contains(module.name()),
                        module.name() + " by " + keyword);
            }
        }
    }

    @Test
    void orderAndCaseOfTheWordsDoNotMatter() {
        assertEquals(find("secret transit"), find("TRANSIT secrets"));
        assertEquals(find("alerts rules"), find("rules, alerts!"));
    }

    @Test
    void theLimitHolds() {
        assertTrue(new ModuleSearch(library()).search("secrets", 9).size() > 1);
        assertEquals(1, new ModuleSearch(library()).search("secrets", 1).size());
        assertEquals(List.of(), new ModuleSearch(library()).search("vault", 0));
    }

    @Test
    void allWordsBeatSomeWords() {
        List<ModuleEntry> modules =
                List.of(
                        module("assay.one", "alpha alpha alpha", "alpha"),
                        module("assay.two", "alpha beta"),
                        module("assay.three", "beta", "beta"));
        assertEquals(
                List.of("assay.two"), names(new ModuleSearch(modules).search("alpha beta", 9)));
        assertEquals(
                Set.of("assay.one", "assay.two"),
                Set.copyOf(names(new ModuleSearch(modules).search("alpha gamma", 9))));
    }

    @Test
    void aNameCountsMoreThanAKeywordAndThatMoreThanASentence() {
        List<ModuleEntry> modules =
                List.of(
                        module("assay.a", "about the disk"),
                        module("assay.b", "storage", "disk"),
                        module("assay.disk", "storage"),
                        module("assay.d", "diskette"));
        assertEquals(
                List.of("assay.disk", "assay.b", "assay.a", "assay.d"),
                names(new ModuleSearch(modules).search("disk", 9)));
    }

    @Test
    void theOrderOfTheModulesDoesNotMatter() {
        List<ModuleEntry> modules = new ArrayList<>(library());
        List<String> expected = names(new ModuleSearch(modules).search("secrets", 9));
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(modules, random);
            assertEquals(expected, names(new ModuleSearch(modules).search("secrets", 9)));
        }
    }
}
