package io.assay.lua.library.io;

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

    private static final LuaString SIGNAL = LuaString.of("signal");

    /** What the JVM adds to the number of a signal that ended a process. */
    private static final int OF_SIGNAL = 128;

    private static final int LAST_SIGNAL = 31;

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
        Process process = start(context, command, input(context), output(context));
        if (!context.inheritsStreams()) {
            process.getOutputStream().close();
        }
        return result(process, node);
    }

    /** Starts a command whose output a script reads. */
    static Process startReading(LuaContext context, String command) throws IOException {
        Process process = start(context, command, input(context), Redirect.PIPE);
        if (!context.inheritsStreams()) {
            process.getOutputStream().close();
        }
        return process;
    }

    /** Starts a command whose input a script writes. */
    static Process startWriting(LuaContext context, String command) throws IOException {
        return start(context, command, Redirect.PIPE, output(context));
    }

    /** Waits for the end of a process, which closing its streams has told to come to it. */
    static Object result(Process process, Node node) {
        int[] code = new int[1];
        TruffleSafepoint.setBlockedThreadInterruptible(
                node, running -> code[0] = running.waitFor(), process);
        int signal = code[0] - OF_SIGNAL;
        if (signal > 0 && signal <= LAST_SIGNAL) {
            // Or the exit code that a shell makes of a signal: the JVM does not tell them apart.
            return Values.of(Nil.NIL, SIGNAL, (long) signal);
        }
        return Values.of(code[0] == 0 ? Boolean.TRUE : Nil.NIL, EXIT, (long) code[0]);
    }

    // A context's own input may hold more than one process wants; so that process finds none.
    private static Redirect input(LuaContext context) {
        return context.inheritsStreams() ? Redirect.INHERIT : Redirect.PIPE;
    }

    private static Redirect output(LuaContext context) {
        return context.inheritsStreams()
                ? Redirect.INHERIT
                : context.env().newProcessBuilder().createRedirectToStream(context.env().out());
    }

    private static Process start(
            LuaContext context, String command, Redirect input, Redirect output)
            throws IOException {
        StandardStreams.of(context).out().flush();
        TruffleProcessBuilder builder = context.env().newProcessBuilder("/bin/sh", "-c", command);
        Redirect error =
                context.inheritsStreams()
                        ? Redirect.INHERIT
                        : builder.createRedirectToStream(context.env().err());
        return builder.redirectInput(input).redirectOutput(output).redirectError(error).start();
    }
}
