package io.assay.runtime;

import io.assay.runtime.builtin.BuiltinCatalog;
import io.assay.runtime.builtin.BuiltinModule;
import io.assay.runtime.builtin.BuiltinRegistry;
import io.assay.runtime.log.LogWriter;
import io.assay.runtime.loop.EventLoop;
import io.assay.runtime.loop.StrandKind;
import io.assay.runtime.modules.ModuleResolver;
import io.micronaut.context.BeanContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts with Assay's builtins. One runtime has one polyglot context, whose globals live from
 * run to run; one script at a time runs in it, on a thread of its own with a large stack.
 *
 * <pre>{@code
 * try (AssayRuntime runtime = AssayRuntime.builder().build()) {
 *     long answer = runtime.eval("return 6 * 7").asLong();
 * }
 * }</pre>
 */
public final class AssayRuntime implements AutoCloseable {
    private static final String LUA = "lua";

    private final RuntimeSettings settings;
    private final BeanContext beans;
    private final Context context;
    private final EventLoop loop;
    private volatile boolean closed;

    private AssayRuntime(RuntimeSettings settings, BeanContext beans, Context context) {
        this.settings = settings;
        this.beans = beans;
        this.context = context;
        this.loop = beans.getBean(EventLoop.class);
    }

    /** Describes a new runtime. */
    public static AssayRuntimeBuilder builder() {
        return new AssayRuntimeBuilder();
    }

    /** The builtins, with their documentation; no context and no language is needed for it. */
    public static List<BuiltinModule> builtins() {
        try (BeanContext beans = RuntimeBeans.start(builder().settings())) {
            return beans.getBean(BuiltinCatalog.class).modules();
        }
    }

    /**
     * Puts the builtins into a context that a host has made, as globals of the given languages.
     * Tasks that its scripts spawn run while one of them waits.
     *
     * @return to be closed before the context
     */
    public static InstalledBuiltins install(Context context, String... languages) {
        return install(context, builder().languages(languages).settings());
    }

    private static InstalledBuiltins install(Context context, RuntimeSettings settings) {
        BeanContext beans = RuntimeBeans.start(settings);
        install(context, settings.languages(), beans);
        return () -> {
            beans.getBean(EventLoop.class).close();
            beans.close();
        };
    }

    private static void install(Context context, List<String> languages, BeanContext beans) {
        beans.getBean(StrandKind.class).enterOnThreads(context);
        BuiltinRegistry registry = beans.getBean(BuiltinRegistry.class);
        for (String language : languages) {
            registry.install(context, language);
            if (language.equals(LUA)) {
                ModuleSearcher.install(context, beans.getBean(ModuleResolver.class));
            }
        }
    }

    static AssayRuntime create(RuntimeSettings settings) {
        Context context = ScriptContexts.create(settings);
        BeanContext beans = RuntimeBeans.start(settings);
        AssayRuntime runtime = new AssayRuntime(settings, beans, context);
        install(context, settings.languages(), beans);
        return runtime;
    }

    /** Runs code in the first of the runtime's languages, and returns its result. */
    public Value eval(String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        return run(ScriptSource.of(settings.languages().getFirst(), bytes, "<eval>"));
    }

    /** Runs a script without arguments and without a limit of time. */
    public Value run(Source source) {
        return run(source, List.of(), null);
    }

    /**
     * Runs a script to its end. Tasks that it has left running are dropped then.
     *
     * @param source see {@link ScriptSource}
     * @param arguments the script's {@code ...} and global {@code arg}, whose element 0 is its name
     * @param timeout how long it may take at most, or null; a script that takes longer is ended,
     *     and the runtime closed
     * @return what the script returned
     * @throws org.graalvm.polyglot.PolyglotException an error of the script, or its call of {@code
     *     os.exit}
     * @throws ScriptTimeoutException when it took too long
     */
    public Value run(Source source, List<String> arguments, @Nullable Duration timeout) {
        if (closed) {
            throw new IllegalStateException("the runtime is closed");
        }
        ScriptRun run = new ScriptRun(context, loop, () -> execute(source, arguments));
        return run.await(settings.stackSize(), timeout, this::close);
    }

    /** The context, for hosts that want more of it than running scripts. */
    public Context context() {
        return context;
    }

    /** The log that scripts write to. */
    public LogWriter log() {
        return beans.getBean(LogWriter.class);
    }

    /** The builtins that this runtime has given its scripts, with their documentation. */
    public List<BuiltinModule> modules() {
        return beans.getBean(BuiltinCatalog.class).modules();
    }

    /** Ends a script that is under way, from whatever thread, and frees everything. */
    @Override
    public synchronized void close() {
        closed = true;
        closeContext();
        loop.close();
        beans.close();
    }

    /**
     * Scripts that are through get to run their finalisers, and suspended coroutines that are
     * threads end one after the other; to cancel instead would interrupt all of them at once.
     */
    private void closeContext() {
        try {
            context.close(false);
        } catch (IllegalStateException running) {
            context.close(true);
        } catch (PolyglotException ended) {
            // One that os.exit or a signal has ended says so again.
            if (!ended.isExit() && !ended.isCancelled()) {
                throw ended;
            }
            context.close(true);
        }
    }

    private Value execute(Source source, List<String> arguments) {
        Object table = argumentTable(source, arguments);
        context.getBindings(source.getLanguage()).putMember("arg", table);
        Value chunk = context.parse(source);
        return source.getLanguage().equals(LUA)
                ? chunk.execute(arguments.toArray())
                : chunk.execute();
    }

    private static Object argumentTable(Source source, List<String> arguments) {
        if (!source.getLanguage().equals(LUA)) {
            return ProxyArray.fromList(List.copyOf(arguments));
        }
        Map<Long, String> table = new LinkedHashMap<>();
        table.put(0L, source.getName());
        for (String argument : arguments) {
            table.put((long) table.size(), argument);
        }
        return table;
    }
}
