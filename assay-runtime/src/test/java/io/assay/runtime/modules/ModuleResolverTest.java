package io.assay.runtime.modules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleResolverTest {
    @TempDir Path directory;

    private ModuleResolver resolver() {
        return new ModuleResolver(
                new ModulePath(directory, Optional.of(directory.resolve("global"))));
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void assertFound(String name, ModuleOrigin origin, String chunkName, String text) {
        ModuleSource source = resolver().resolve(name).orElseThrow();
        assertEquals(origin, source.origin());
        assertEquals(chunkName, source.chunkName());
        assertEquals(text, new String(source.bytes(), UTF_8));
    }

    @Test
    void embeddedModulesAreFound() {
        ModuleSource source = resolver().resolve("assay.vault").orElseThrow();
        assertEquals("assay/vault.lua", source.chunkName());
        assertEquals(ModuleOrigin.BUILTIN, source.origin());
        assertTrue(new String(source.bytes(), UTF_8).startsWith("--- @module assay.vault\n"));
        assertTrue(resolver().resolve("assay.internal.request").isPresent());
    }

    @Test
    void theProjectHidesTheUserAndBothHideTheLibrary() throws IOException {
        write("global/vault.lua", "return 'global'");
        assertFound(
                "assay.vault",
                ModuleOrigin.GLOBAL,
                directory + "/global/vault.lua",
                "return 'global'");
        write("modules/vault.lua", "return 'project'");
        assertFound("assay.vault", ModuleOrigin.PROJECT, "./modules/vault.lua", "return 'project'");
    }

    @Test
    void dotsAreFolders() throws IOException {
        write("modules/a.b.lua", "return 'flat'");
        assertFound("assay.a.b", ModuleOrigin.PROJECT, "./modules/a.b.lua", "return 'flat'");
        write("modules/a/b/init.lua", "return 'init'");
        assertFound("assay.a.b", ModuleOrigin.PROJECT, "./modules/a/b/init.lua", "return 'init'");
        write("modules/a/b.lua", "return 'file'");
        assertFound("assay.a.b", ModuleOrigin.PROJECT, "./modules/a/b.lua", "return 'file'");
    }

    @Test
    void bytesComeAsTheyAre() throws IOException {
        Files.createDirectories(directory.resolve("modules"));
        byte[] bytes = {'r', 'e', 't', 'u', 'r', 'n', ' ', '"', (byte) 0xff, (byte) 0x80, '"'};
        Files.write(directory.resolve("modules/raw.lua"), bytes);
        assertArrayEquals(bytes, resolver().resolve("assay.raw").orElseThrow().bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assay.",
                "assay",
                "vault",
                "assay..",
                "assay...secret",
                "assay./secret",
                "assay.../secret",
                "assay.a/../../secret",
                "assay.a\\b",
                "assay.a\0",
                "assay.absent",
                "",
                "assay.secret.lua"
            })
    void noNameLeadsOutOfTheFolders(String name) throws IOException {
        write("secret.lua", "return 1");
        write("modules/placeholder.lua", "return 1");
        assertEquals(Optional.empty(), resolver().resolve(name));
    }

    @Test
    void theExplanationNamesAllPlaces() {
        assertEquals(
                "no file './modules/x.lua'\n\tno file './modules/x/init.lua'\n\tno file '"
                        + directory
                        + "/global/x.lua'\n\tno file '"
                        + directory
                        + "/global/x/init.lua'\n\tno embedded stdlib file: x.lua",
                resolver().explain("assay.x"));
        assertEquals("not an assay.* module: x", resolver().explain("x"));
        assertEquals(
                "not an assay.* module: vault (did you mean 'assay.vault'?)",
                resolver().explain("vault"));
    }

    @Test
    void theUsersFolderComesFromTheEnvironment() {
        Path here = Path.of("here");
        assertEquals(
                Optional.of(Path.of("/m")),
                ModulePath.of(here, Map.of("ASSAY_MODULES_PATH", "/m", "HOME", "/h")::get)
                        .globalFolder());
        assertEquals(
                Optional.of(Path.of("/h/.assay/modules")),
                ModulePath.of(here, Map.of("ASSAY_MODULES_PATH", "", "HOME", "/h")::get)
                        .globalFolder());
        assertEquals(
                Optional.empty(),
                ModulePath.of(here, Map.<String, String>of()::get).globalFolder());
    }
}
