package io.assay.launcher.lua;

import io.assay.runtime.AssayRuntime;
import io.assay.runtime.InstalledBuiltins;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * One Lua state with the plain standard library. Uncaught errors are reported here as PUC-Rio's
 * {@code lua} does. All methods but {@link #interrupt} are for one thread.
 */
final class LuaState implements AutoCloseable {
    private static final String LUA = "lua";
    private static final String SUPPORT = "interpreter.lua";

    /** An error in the words for an error may have words that fail, and so on. */
    private static final int MAX_REPORTS = 10;

    private final Context context;

    /** The functions of {@code interpreter.lua}. */
    private final Value support;

    private @Nullable InstalledBuiltins builtins;

    /** In front of messages; null when somebody sees at once what they belong to. */
    private @Nullable String program;

    private LuaState(Context context, String program) {
        this.context = context;
        this.program = program;
        this.support = context.eval(supportSource());
        support.getMember("provide").executeVoid((ProxyExecutable) this::installBuiltins);
    }

    /**
     * A new state.
     *
     * @param streams what scripts read and write
     * @param program the name that messages begin with
     * @param ignoresEnvironment whether environment variables have no influence on the library
     * @param engineOptions expert options of the engine
     */
    static LuaState create(
            StandardFiles streams,
            String program,
            boolean ignoresEnvironment,
            Map<String, String> engineOptions) {
        Context context =
                Context.newBuilder(LUA)
                        .in(streams.in())
                        .out(streams.out())
                        .err(streams.err())
                        .allowHostAccess(HostAccess.NONE)
                        .allowIO(IOAccess.ALL)
                        .allowCreateProcess(true)
                        .allowCreateThread(true)
                        .allowEnvironmentAccess(EnvironmentAccess.INHERIT)
                        .allowPolyglotAccess(PolyglotAccess.ALL)
                        .allowExperimentalOptions(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .option("lua.InheritStreams", "true")
                        .option("lua.IgnoreEnvironment", Boolean.toString(ignoresEnvironment))
                        .options(engineOptions)
                        .build();
        return new LuaState(context, program);
    }

    private static Source supportSource() {
        try (InputStream in = LuaState.class.getResourceAsStream(SUPPORT)) {
            if (in == null) {
                throw new IllegalStateException(SUPPORT + " is missing from the build");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // Internal: its functions are on no traceback.
            return Source.newBuilder(LUA, text, SUPPORT).internal(true).buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code require "assay"}: from now on the globals are those of Assay's scripts. */
    private Object installBuiltins(Value... none) {
        if (builtins == null) {
            builtins = AssayRuntime.install(context, LUA);
        }
        return true;
    }

    void setProgram(@Nullable String name) {
        program = name;
    }

    void setArguments(Map<Long, String> table) {
        context.getBindings(LUA).putMember("arg", table);
    }

    /** A function of {@code interpreter.lua}. */
    Value function(String name) {
        return support.getMember(name);
    }

    /**
     * Compiles a chunk; an error in it is reported.
     *
     * @param how the function of {@code interpreter.lua} that does it
     * @return the chunk, or whatever else the function gives; null after an error
     */
    @Nullable Value compile(String how, @Nullable Object... arguments) {
        Value compiled = call(how, arguments);
        // Nil and a message are a list, a chunk stands for itself.
        if (compiled == null || !compiled.hasArrayElements()) {
            return compiled;
        }
        report(compiled.getArrayElement(1), "");
        return null;
    }

    /**
     * Calls a function of {@code interpreter.lua} and reports its error, if any.
     *
     * @return its result; null after an error
     * @throws PolyglotException when the script ends the process
     */
    @Nullable Value call(String name, @Nullable Object... arguments) {
        try {
            return function(name).execute(arguments);
        } catch (PolyglotException e) {
            report(e, 0);
            return null;
        }
    }

    /** Whether a call went well. */
    boolean succeeds(String name, @Nullable Object... arguments) {
        return call(name, arguments) != null;
    }

    /** Compiles and runs a chunk of a command line; whether it went well. */
    boolean run(String how, @Nullable Object... arguments) {
        Value chunk = compile(how, arguments);
        return chunk != null && succeeds("run", chunk);
    }

    private void report(PolyglotException error, int reports) {
        if (error.isExit() || error.isCancelled()) {
            throw error;
        }
        try {
            Value raised = error.getGuestObject();
            if (error.isInterrupted()) {
                report("interrupted!", "");
            } else if (reports == MAX_REPORTS) {
                report("error in error handling", "");
            } else if (raised != null && raised.hasMember("value")) {
                report(raised.getMember("value"), raised.getMember("traceback").asString());
            } else {
                report(describe(error), "");
            }
        } catch (PolyglotException inReport) {
            report(inReport, reports + 1);
        }
    }

    private void report(Object value, String traceback) {
        function("report").executeVoid(program, value, traceback);
    }

    private static String describe(PolyglotException error) {
        String message = error.getMessage() == null ? "unknown error" : error.getMessage();
        if (error.isInternalError()) {
            return "internal error: " + message;
        }
        if (error.isResourceExhausted()) {
            return message.contains("memory") ? "not enough memory" : "stack overflow";
        }
        return message;
    }

    /**
     * Ends what is running, from another thread, and waits until it has ended. A {@code pcall} does
     * not stop it.
     */
    void interrupt() {
        try {
            context.interrupt(Duration.ZERO);
        } catch (TimeoutException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Runs finalizers, closes files and hands on all output. */
    @Override
    public void close() {
        if (builtins != null) {
            builtins.close();
        }
        context.close();
    }
}
