package io.assay.lua;

import com.oracle.truffle.api.Option;
import org.graalvm.options.OptionCategory;
import org.graalvm.options.OptionKey;
import org.graalvm.options.OptionStability;

/** Options of the language. */
@Option.Group(LuaLanguage.ID)
final class LuaOptions {

    @Option(
            name = "CoroutineThreads",
            help = "Run coroutines on threads even where the platform has continuations.",
            category = OptionCategory.EXPERT,
            stability = OptionStability.STABLE)
    static final OptionKey<Boolean> COROUTINE_THREADS = new OptionKey<>(false);

    @Option(
            name = "InheritStreams",
            help =
                    "Give processes that scripts start the streams of this process, as a command line"
                            + " wants it, rather than those of the context.",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    static final OptionKey<Boolean> INHERIT_STREAMS = new OptionKey<>(false);

    @Option(
            name = "IgnoreEnvironment",
            help =
                    "Take package.path and package.cpath from no environment variable, as the option"
                            + " -E of a Lua interpreter wants it.",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    static final OptionKey<Boolean> IGNORE_ENVIRONMENT = new OptionKey<>(false);

    private LuaOptions() {}
}
