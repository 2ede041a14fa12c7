package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import java.util.HashMap;
import java.util.Map;

/** {@code collectgarbage}. */
final class GarbageFunctions {

    private GarbageFunctions() {}

    /**
     * {@code collectgarbage([opt [, arg]])}. The collector is the platform's: {@code "collect"} and
     * {@code "count"} are real, modes and parameters are remembered so that scripts read back what
     * they set.
     */
    @LuaBuiltin("collectgarbage")
    abstract static class CollectNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object collect(Object option, Object name, Object value) {
            String what =
                    option == Nil.NIL
                            ? "collect"
                            : LibraryErrors.toLuaString(this, 1, option).toString();
            Settings settings =
                    LuaContext.get(this).libraryState(Settings.class, context -> new Settings());
            switch (what) {
                case "collect" -> System.gc();
                case "count" -> {
                    Runtime runtime = Runtime.getRuntime();
                    return (runtime.totalMemory() - runtime.freeMemory()) / 1024.0;
                }
                case "step" -> {
                    // The platform's collector needs no help, so a cycle is always complete.
                    return true;
                }
                case "isrunning" -> {
                    return settings.running;
                }
                case "stop" -> settings.running = false;
                case "restart" -> settings.running = true;
                case "incremental", "generational" -> {
                    String old = settings.mode;
                    settings.mode = what;
                    return LuaString.of(old);
                }
                case "param" -> {
                    return parameter(settings, name, value);
                }
                default ->
                        throw LibraryErrors.badArgument(this, 1, "invalid option '" + what + "'");
            }
            return 0L;
        }

        private Object parameter(Settings settings, Object name, Object value) {
            String parameter = LibraryErrors.toLuaString(this, 2, name).toString();
            Long old = settings.parameters.get(parameter);
            if (old == null) {
                throw LibraryErrors.badArgument(this, 2, "invalid option '" + parameter + "'");
            }
            long next = value == Nil.NIL ? -1 : LibraryErrors.toInteger(this, 3, value);
            if (next >= 0) {
                settings.parameters.put(parameter, next);
            }
            return old;
        }
    }

    /** What a script said about the collector. */
    private static final class Settings {
        private boolean running = true;
        private String mode = "incremental";
        private final Map<String, Long> parameters =
                new HashMap<>(
                        Map.of(
                                "minormul", 20L,
                                "majorminor", 50L,
                                "minormajor", 70L,
                                "pause", 250L,
                                "stepmul", 200L,
                                "stepsize", 9600L));
    }
}
