package io.assay.runtime.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinModule;
import io.assay.runtime.builtin.BuiltinSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleCatalogTest {
    @TempDir Path directory;

    private ModuleCatalog catalog() {
        BuiltinModule demo =
                new BuiltinModule(
                        "demo",
                        Builtin.Form.MODULE,
                        "A builtin",
                        List.of("sample"),
                        List.of(
                                new BuiltinSignature(
                                        "run", "demo.run(x)", "string", "Runs", List.of())));
        return new ModuleCatalog(
                new ModulePath(directory, Optional.of(directory.resolve("global"))), List.of(demo));
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> names() {
        return catalog().modules().stream().map(ModuleEntry::name).toList();
    }

    private ModuleEntry entry(String name) {
        return catalog().modules().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + names()));
    }

    @Test
    void theLibraryAndTheBuiltinsAreListedSortedAndWithoutInternals() {
        List<String> names = names();
        assertEquals(names.stream().sorted().toList(), names);
        assertTrue(
                names.containsAll(
                        List.of(
                                "assay.healthcheck",
                                "assay.openbao",
                                "assay.prometheus",
                                "assay.vault",
                                "demo")),
                names::toString);
        assertFalse(names.stream().anyMatch(name -> name.contains("internal")), names::toString);
        assertEquals(
                "demo.run(x) -> string | Runs", entry("demo").quickReferences().getFirst().line());
    }

    @Test
    void aModuleIsListedOnceAndAsRequireWouldLoadIt() throws IOException {
        write("modules/vault.lua", "--- @description mine\nreturn {}");
        write("global/vault.lua", "--- @description the user's\nreturn {}");
        write("global/team/tool.lua", "--- @description a tool\nreturn {}");
        assertEquals(names().size(), Set.copyOf(names()).size());
        assertEquals("mine", entry("assay.vault").description());
        assertEquals(ModuleOrigin.PROJECT, entry("assay.vault").origin());
        assertEquals(ModuleOrigin.GLOBAL, entry("assay.team.tool").origin());
    }

    @Test
    void filesOfAMountedConfigMapAreFoundOnce() throws IOException {
        write("modules/..2026_01_01/mounted.lua", "--- @description from a ConfigMap\nreturn {}");
        Files.createSymbolicLink(directory.resolve("modules/..data"), Path.of("..2026_01_01"));
        Files.createSymbolicLink(
                directory.resolve("modules/mounted.lua"), Path.of("..data/mounted.lua"));
        assertEquals("from a ConfigMap", entry("assay.mounted").description());
        assertFalse(names().stream().anyMatch(name -> name.contains("2026")), names()::toString);
    }

    @Test
    void whatIsNoTextOrNoModuleIsLeftOut() throws IOException {
        write("modules/notes.txt", "text");
        write("modules/bad name.lua", "return {}");
        Files.write(directory.resolve("modules/binary.lua"), new byte[] {(byte) 0xff, 0});
        assertEquals(
                List.of(),
                names().stream().filter(n -> n.matches(".*(notes|bad|binary).*")).toList());
    }

    @Test
    void everyEmbeddedModuleDocumentsItsFunctions() {
        Pattern called = Pattern.compile("^(?:c|[a-z0-9_]+)[:.]([a-z0-9_]+)\\(");
        for (ModuleEntry module : catalog().modules()) {
            if (!module.name().startsWith("assay.")) {
                continue;
            }
            assertFalse(module.description().isEmpty(), module.name());
            assertTrue(module.keywords().size() >= 5, module.name());
            Set<String> documented = new HashSet<>();
            for (QuickReference reference : module.quickReferences()) {
                Matcher matcher = called.matcher(reference.signature());
                assertTrue(matcher.find(), module.name() + ": " + reference.signature());
                assertTrue(
                        documented.add(matcher.group(1)),
                        module.name() + ": twice " + reference.signature());
                assertTrue(reference.line().length() <= 128, reference::line);
            }
            // `client` is the same everywhere and stands in no list.
            Set<String> missing = new HashSet<>(module.functions());
            missing.removeAll(documented);
            missing.remove("client");
            assertEquals(Set.of(), missing, module.name());
        }
    }
}
