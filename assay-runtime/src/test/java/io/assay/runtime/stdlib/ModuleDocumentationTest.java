package io.assay.runtime.stdlib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.modules.ModulePath;
import io.assay.runtime.modules.ModuleResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleDocumentationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assay.healthcheck",
                "assay.prometheus",
                "assay.vault",
                "assay.internal.vault_provisioning"
            })
    void everyPublicFunctionHasAnExampleOrNamesTheOneThatShowsIt(String module) {
        ModuleResolver resolver =
                new ModuleResolver(new ModulePath(Path.of("no-such-folder"), Optional.empty()));
        byte[] bytes = resolver.resolve(module).orElseThrow().bytes();
        List<String> lines = new String(bytes, UTF_8).lines().toList();
        int functions = 0;
        for (int i = 0; i < lines.size(); i++) {
            // `M.functions` is how one module hands its functions to another.
            if (lines.get(i).matches("function (Client:|M\\.(?!functions)).*")) {
                String comment = commentAbove(lines, i);
                assertTrue(comment.startsWith("--- "), module + ": " + lines.get(i));
                assertTrue(
                        comment.contains("-- @example") || comment.contains("; see `"),
                        module + ": " + lines.get(i));
                functions++;
            }
        }
        assertTrue(functions > 0, module);
    }

    private static String commentAbove(List<String> lines, int line) {
        int start = line;
        while (start > 0 && lines.get(start - 1).startsWith("--")) {
            start--;
        }
        return String.join("\n", lines.subList(start, line));
    }
}
