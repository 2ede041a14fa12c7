package io.assay.lua.library.io;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.io.TruffleProcessBuilder;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.io.IOException;
import org.graalvm.polyglot.io.ProcessHandler.Redirect;

/** Commands for the system's shell, whose streams are the context's unless they are piped. */
public final class Shell {

    private static final LuaString EXIT = LuaString.of("exit");

    private Shell() {}

    /** Whether this context may start processes. */
    public static boolean isAvailable(LuaContext context) {
        return context.env().isCreateProcessAllowed();
    }

    /**
     * Runs a command to its end.
     *
     * @return the three results of {@code os.execute}
     */
    public static Object execute(LuaContext context, String command, Node node) throws IOException {
        Process process =
                builder(context, command)
                        .redirectInput(Redirect.INHERIT)
                        .redirectOutput(output(context))
                        .start();
        return result(process, node);
    }

    /** Starts a command whose output a script reads. */
    static Process startReading(LuaContext context, String command) throws IOException {
        return builder(context, command)
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(Redirect.PIPE)
                .start();
    }

    /** Starts a command whose input a script writes. */
    static Process startWriting(LuaContext context, String command) throws IOException {
        return builder(context, command)
                .redirectInput(Redirect.PIPE)
                .redirectOutput(output(context))
                .start();
    }

    /** Waits for the end of a process, which closing its streams has told to come to it. */
    static Object result(Process process, Node node) {
        int[] code = new int[1];
        TruffleSafepoint.setBlockedThreadInterruptible(
                node, running -> code[0] = running.waitFor(), process);
        return Values.of(code[0] == 0 ? Boolean.TRUE : Nil.NIL, EXIT, (long) code[0]);
    }

    private static TruffleProcessBuilder builder(LuaContext context, String command)
            throws IOException {
        StandardStreams.of(context).out().flush();
        Env env = context.env();
        TruffleProcessBuilder builder = env.newProcessBuilder("/bin/sh", "-c", command);
        return builder.redirectError(
                env.err() == System.err
                        ? Redirect.INHERIT
                        : builder.createRedirectToStream(env.err()));
    }

    private static Redirect output(LuaContext context) {
        Env env = context.env();
        return env.out() == System.out
                ? Redirect.INHERIT
                : env.newProcessBuilder().createRedirectToStream(env.out());
    }
}
