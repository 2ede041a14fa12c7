package io.assay.launcher;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expert options of the engine, such as {@code --engine.CompileImmediately=true}: for those who
 * look into the compiler, not for users of Assay. They stand before everything else on the command
 * line, or in the environment variable {@code ASSAY_ENGINE_OPTIONS}, separated by spaces.
 *
 * @param options by their full names
 * @param rest the command line without them
 */
record EngineOptions(Map<String, String> options, String[] rest) {
    private static final String VARIABLE = "ASSAY_ENGINE_OPTIONS";
    private static final String FORM = "--(engine|compiler|log|lua)\\..*";

    /**
     * What scripts run with unless told otherwise. The engine would compile a function for the
     * number and types of arguments it has seen, and a caller of it for the same. Lua's functions
     * take any number, and a bet that was lost while the function was a part of another's code is
     * not unlearnt: the caller was compiled in vain until the engine gave it up. Without the bet
     * nothing measured got slower.
     */
    private static final Map<String, String> DEFAULTS =
            hasCompiler() ? Map.of("engine.ArgumentTypeSpeculation", "false") : Map.of();

    static EngineOptions of(@Nullable String variable, String... arguments) {
        Map<String, String> options = new LinkedHashMap<>(DEFAULTS);
        if (variable != null && !variable.isBlank()) {
            for (String word : variable.strip().split("\\s+")) {
                add(options, word);
            }
        }
        int count = 0;
        while (count < arguments.length && isOption(arguments[count])) {
            add(options, arguments[count++]);
        }
        return new EngineOptions(
                Map.copyOf(options), Arrays.copyOfRange(arguments, count, arguments.length));
    }

    /** Those of this process. */
    static EngineOptions ofProcess(String... arguments) {
        return of(System.getenv(VARIABLE), arguments);
    }

    /** Whether this engine compiles: only then has it options of that. */
    private static boolean hasCompiler() {
        return System.getProperty("org.graalvm.nativeimage.imagecode") != null
                || ModuleLayer.boot().findModule("org.graalvm.truffle.compiler").isPresent();
    }

    private static boolean isOption(String word) {
        return word.startsWith("--") && word.indexOf('.') > 0 && word.matches(FORM);
    }

    private static void add(Map<String, String> options, String word) {
        String text = word.startsWith("--") ? word.substring(2) : word;
        int equals = text.indexOf('=');
        if (equals < 0) {
            options.put(text, "true");
        } else {
            options.put(text.substring(0, equals), text.substring(equals + 1));
        }
    }
}
