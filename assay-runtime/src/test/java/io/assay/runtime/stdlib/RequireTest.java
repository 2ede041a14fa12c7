package io.assay.runtime.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.AssayRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lua's {@code require} for modules of the project, of the user and of the library. */
class RequireTest {
    @TempDir Path folder;

    @BeforeEach
    void writeModules() throws IOException {
        write(
                "modules/tool.lua",
                """
                local vault = require("assay.vault")
                return { name = ..., where = select(2, ...), client = vault.client, text = json.encode({ 1 }) }
                """);
        write("modules/vault.lua", "return { client = 'mine' }");
        write("modules/team/init.lua", "return 'team'");
        write("modules/team/deep.lua", "return 'deep'");
        write("modules/broken.lua", "local x =\nlocal");
        write("modules/failing.lua", "\n\nerror('on loading')");
        write("global/shared.lua", "return 'shared'");
        write("global/tool.lua", "return 'hidden'");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String eval(String code) {
        try (AssayRuntime runtime =
                AssayRuntime.builder()
                        .workingDirectory(folder)
                        .environment("ASSAY_MODULES_PATH", folder.resolve("global").toString())
                        .build()) {
            return runtime.eval(code).asString();
        }
    }

    private String failure(String code) {
        return assertThrows(PolyglotException.class, () -> eval(code)).getMessage();
    }

    @Test
    void aProjectsModuleHidesOthersSeesBuiltinsAndRequiresThemInTurn() {
        assertEquals(
                "assay.tool ./modules/tool.lua mine [1]",
                eval(
                        "local t = require('assay.tool') return t.name .. ' ' .. t.where .. ' ' .."
                                + " t.client .. ' ' .. t.text"));
    }

    @Test
    void theUsersFolderAndDottedNamesAreSearched() {
        assertEquals(
                "shared team deep",
                eval(
                        "return require('assay.shared') .. ' ' .. require('assay.team') .. ' ' .."
                                + " require('assay.team.deep')"));
    }

    @Test
    void aModuleIsLoadedOnce() {
        assertEquals(
                "true", eval("return tostring(require('assay.tool') == require('assay.tool'))"));
    }

    @Test
    void anUnknownModuleIsExplained() {
        String text = failure("require('assay.grafanna')");
        assertTrue(text.contains("module 'assay.grafanna' not found:"), text);
        assertTrue(text.contains("no file './modules/grafanna.lua'"), text);
        assertTrue(text.contains("no embedded stdlib file: grafanna.lua"), text);
        text = failure("require('prometheus')");
        assertTrue(
                text.contains(
                        "not an assay.* module: prometheus (did you mean 'assay.prometheus'?)"),
                text);
    }

    @Test
    void errorsInAModuleNameItsFile() {
        assertTrue(failure("require('assay.broken')").contains("./modules/broken.lua:2:"));
        assertTrue(
                failure("require('assay.failing')")
                        .contains("./modules/failing.lua:3: on loading"));
    }
}
