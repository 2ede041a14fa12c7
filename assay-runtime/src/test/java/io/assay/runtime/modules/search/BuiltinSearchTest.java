package io.assay.runtime.modules.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.AssayRuntime;
import io.assay.runtime.modules.ModuleCatalog;
import io.assay.runtime.modules.ModuleEntry;
import io.assay.runtime.modules.ModuleOrigin;
import io.assay.runtime.modules.ModulePath;
import io.assay.runtime.modules.QuickReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search and the reports over all there is: the embedded library and the real builtins. */
class BuiltinSearchTest {
    @TempDir static Path empty;
    private static ModuleCatalog catalog;

    @BeforeAll
    static void readCatalog() {
        catalog =
                new ModuleCatalog(new ModulePath(empty, Optional.empty()), AssayRuntime.builtins());
    }

    private static List<String> find(String query) {
        return new ModuleSearch(catalog.modules())
                .search(query, 5).stream().map(ModuleEntry::name).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "http, http",
        "http client, http",
        "json, json",
        "yaml, yaml",
        "base64, base64",
        "regex, regex",
        "environment variable, env",
        "log, log",
        "file, fs",
        "hash, crypto",
        "hmac, crypto",
        "async, async",
        "prometheus, assay.prometheus",
        "vault, assay.vault",
        "secrets, assay.vault",
        "health check, assay.healthcheck",
        "metric, assay.prometheus"
    })
    void firstComes(String query, String expected) {
        List<String> found = find(query);
        assertEquals(expected, found.isEmpty() ? "nothing" : found.getFirst(), found::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "webhook, http",
        "request, http",
        "endpoint, http",
        "password, assay.vault",
        "encryption, assay.vault",
        "rotation, assay.vault",
        "observability, assay.prometheus",
        "wait, assay.healthcheck"
    })
    void amongTheFirstFiveIs(String query, String expected) {
        List<String> found = find(query);
        assertTrue(found.contains(expected), found::toString);
    }

    @Test
    void everyBuiltinIsFoundFirstByItsOwnName() {
        for (ModuleEntry builtin : catalog.builtins()) {
            assertEquals(builtin.name(), find(builtin.name()).getFirst());
        }
    }

    @Test
    void contextShowsTheBuiltinsInLinesOfAtMost130Characters() {
        String text = new ContextReport("vault", catalog.modules(), catalog.builtins()).markdown();
        text.lines().forEach(line -> assertTrue(line.length() <= 130, line));
        for (String call : List.of("http.get(url, opts?)", "json.parse(str)", "env.get(key)")) {
            assertTrue(text.contains("\n" + call), call);
        }
        for (ModuleEntry builtin : catalog.builtins()) {
            for (QuickReference reference : builtin.quickReferences()) {
                assertTrue(text.contains(reference.signature()), reference.signature());
            }
        }
    }

    @Test
    void theTableListsEveryModuleOnce() {
        List<ModuleEntry> modules = catalog.modules();
        List<String> rows = new ModulesReport("0", modules).table().lines().toList();
        assertEquals(modules.size() + 2, rows.size());
        assertEquals(modules.size(), modules.stream().map(ModuleEntry::name).distinct().count());
        for (String name : List.of("http", "json", "sleep", "time", "assay.vault", "assert")) {
            assertTrue(
                    rows.stream().anyMatch(row -> row.startsWith(name + " ")),
                    () -> name + " in " + rows);
        }
        assertTrue(modules.stream().allMatch(module -> module.origin() == ModuleOrigin.BUILTIN));
    }
}
