package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.gc.Collector;
import io.assay.lua.gc.Parameter;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import java.util.Map;

/** {@code collectgarbage}. */
final class GarbageFunctions {

    private GarbageFunctions() {}

    /**
     * {@code collectgarbage([opt [, arg]])}. Memory is managed by the platform, so modes and
     * parameters are only remembered, for scripts to read back what they set.
     */
    @LuaBuiltin("collectgarbage")
    abstract static class CollectNode extends LibraryFunctionNode {

        private static final String GENERATIONAL = "generational";

        @Specialization
        @TruffleBoundary
        Object collect(Object option, Object argument, Object value) {
            String what =
                    option == Nil.NIL
                            ? "collect"
                            : LibraryErrors.toLuaString(this, 1, option).toString();
            LuaContext context = LuaContext.get(this);
            Settings settings = context.libraryState(Settings.class, c -> new Settings());
            Collector collector = context.collector();
            switch (what) {
                case "collect", "stop", "restart", "count", "isrunning" -> {
                    return collector.isBusy() ? Nil.NIL : simple(collector, what);
                }
                case "step" -> {
                    long size =
                            argument == Nil.NIL ? 0 : LibraryErrors.toInteger(this, 2, argument);
                    return collector.isBusy()
                            ? Nil.NIL
                            : collector.step(size, settings.mode.equals(GENERATIONAL));
                }
                case "incremental", GENERATIONAL -> {
                    return collector.isBusy() ? Nil.NIL : settings.changeMode(what);
                }
                case "param" -> {
                    return parameter(settings, collector, argument, value);
                }
                default ->
                        throw LibraryErrors.badArgument(this, 1, "invalid option '" + what + "'");
            }
        }

        private static Object simple(Collector collector, String what) {
            switch (what) {
                case "collect" -> collector.collect();
                case "stop" -> collector.stop();
                case "restart" -> collector.restart();
                case "count" -> {
                    return collector.count();
                }
                default -> {
                    return collector.isRunning();
                }
            }
            return 0L;
        }

        private Object parameter(
                Settings settings, Collector collector, Object name, Object value) {
            String parameter = LibraryErrors.toLuaString(this, 2, name).toString();
            Parameter known = settings.parameters.get(parameter);
            if (known == null) {
                throw LibraryErrors.badArgument(this, 2, "invalid option '" + parameter + "'");
            }
            long next = value == Nil.NIL ? -1 : LibraryErrors.toInteger(this, 3, value);
            if (collector.isBusy()) {
                return Nil.NIL;
            }
            long old = known.get();
            if ((int) next >= 0) {
                known.set((int) next);
            }
            return old;
        }
    }

    /** What a script said about the collector. */
    private static final class Settings {
        private String mode = "incremental";
        private final Map<String, Parameter> parameters =
                Map.of(
                        "minormul", new Parameter(20),
                        "majorminor", new Parameter(50),
                        "minormajor", new Parameter(70),
                        "pause", new Parameter(250),
                        "stepmul", new Parameter(200),
                        "stepsize", new Parameter(9600));

        LuaString changeMode(String next) {
            String old = mode;
            mode = next;
            return LuaString.of(old);
        }
    }
}
