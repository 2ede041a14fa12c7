package io.assay.lua.library.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import io.assay.lua.LuaContext;
import java.io.Console;
import java.io.IOException;

/**
 * A context's standard input, output and error.
 *
 * <p>Output is buffered: by the line if a person sits at a terminal, else as a whole. What is
 * pending is handed on before input is waited for, before anything is written to standard error,
 * and when the context ends.
 */
public final class StandardStreams {

    private final FileStream in;
    private final FileStream out;
    private final FileStream error;

    private StandardStreams(Env env) {
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        out =
                new FileStream(
                        new OutputDevice(env.out()),
                        interactive ? FileStream.Buffering.LINE : FileStream.Buffering.FULL);
        in = new FileStream(new FlushingInput(env), FileStream.Buffering.FULL);
        error = new FileStream(new FlushingOutput(env), FileStream.Buffering.NONE);
    }

    @TruffleBoundary
    public static StandardStreams of(LuaContext context) {
        return context.libraryState(
                StandardStreams.class, owner -> new StandardStreams(owner.env()));
    }

    public FileStream in() {
        return in;
    }

    public FileStream out() {
        return out;
    }

    public FileStream error() {
        return error;
    }

    /** A line of standard input without its end; null if there is none. */
    public byte[] readLine() throws IOException {
        return in.readLine(false);
    }

    public void print(byte[] text) throws IOException {
        out.write(text);
    }

    public void printError(byte[] text) throws IOException {
        error.write(text);
    }

    /** Standard input, before which pending output goes out: it may be the question. */
    private final class FlushingInput implements Device {
        private final Env env;

        FlushingInput(Env env) {
            this.env = env;
        }

        @Override
        public int read(byte[] buffer) throws IOException {
            out.flush();
            return env.in().read(buffer);
        }

        @Override
        public void close() throws IOException {
            env.in().close();
        }
    }

    /** Standard error, before which pending output goes out: so both keep their order. */
    private final class FlushingOutput implements Device {
        private final Env env;

        FlushingOutput(Env env) {
            this.env = env;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public void write(byte[] buffer, int count) throws IOException {
            out.flush();
            env.err().write(buffer, 0, count);
        }

        @Override
        public void flush() throws IOException {
            env.err().flush();
        }

        @Override
        public void close() throws IOException {
            env.err().close();
        }
    }
}
