package io.assay.runtime.stdlib;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.runtime.AssayRuntime;
import io.assay.runtime.AssayRuntimeBuilder;
import io.assay.runtime.ScriptSource;
import io.assay.runtime.modules.ModulePath;
import io.assay.runtime.modules.ModuleResolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.DynamicTest;

/** Runs scripts in runtimes of their own; an error of the script is the test's. */
final class Scripts {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Scripts() {}

    /** Runs Lua code, and returns what it wrote to standard output and to the log. */
    static String run(String name, String code, Map<String, String> environment) {
        return run("lua", name, code.getBytes(UTF_8), environment, List.of());
    }

    /** Runs a script among the resources of this package. */
    static String runResource(String name, Map<String, String> environment) throws IOException {
        try (InputStream stream = Scripts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return run("lua", name, stream.readAllBytes(), environment, List.of());
        }
    }

    /** Runs a script of the project's examples. */
    static String runExample(String name, Map<String, String> environment, String... arguments)
            throws IOException {
        String language = name.endsWith(".js") ? "js" : "lua";
        byte[] code = Files.readAllBytes(EXAMPLES.resolve(name));
        return run(language, name, code, environment, List.of(arguments));
    }

    /** A test for each example in an embedded module's comments, with another address. */
    static Stream<DynamicTest> examples(
            String module, String documented, String actual, Map<String, String> environment) {
        ModuleResolver resolver =
                new ModuleResolver(new ModulePath(Path.of("no-such-folder"), Optional.empty()));
        byte[] bytes = resolver.resolve(module).orElseThrow().bytes();
        ModuleExamples found = ModuleExamples.of(new String(bytes, UTF_8));
        return found.examples().stream()
                .map(
                        example -> {
                            String name = module + ":" + example.line();
                            String code = found.prelude() + example.code();
                            return DynamicTest.dynamicTest(
                                    name,
                                    () -> run(name, code.replace(documented, actual), environment));
                        });
    }

    private static String run(
            String language,
            String name,
            byte[] code,
            Map<String, String> environment,
            List<String> arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        AssayRuntimeBuilder builder =
                AssayRuntime.builder().languages(language).out(output).err(output);
        environment.forEach(builder::environment);
        try (AssayRuntime runtime = builder.build()) {
            runtime.run(ScriptSource.of(language, code, name), arguments, LIMIT);
        } catch (PolyglotException e) {
            throw new AssertionError(
                    name + ": " + e.getMessage() + "\n" + output.toString(UTF_8), e);
        }
        return output.toString(UTF_8);
    }
}
