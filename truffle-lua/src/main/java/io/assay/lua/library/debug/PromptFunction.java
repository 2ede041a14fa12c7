package io.assay.lua.library.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.ForeignErrors;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.library.base.Chunks;
import io.assay.lua.library.io.StandardStreams;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.operation.ToStringNode;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.ByteBuilder;
import java.io.IOException;
import java.util.Arrays;

/** {@code debug.debug}. */
final class PromptFunction {

    private static final byte[] PROMPT = LuaString.of("lua_debug> ").bytes();
    private static final byte[] CONTINUE = LuaString.of("cont").bytes();

    private PromptFunction() {}

    /** {@code debug.debug()}: runs lines of standard input, up to one that is {@code cont}. */
    @LuaBuiltin("debug")
    abstract static class DebugNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object run(@Cached FunctionCallNode call, @Cached ToStringNode toString) {
            LuaContext context = LuaContext.get(this);
            StandardStreams streams = StandardStreams.of(context);
            try {
                while (true) {
                    streams.printError(PROMPT);
                    byte[] line = streams.readLine();
                    if (line == null || Arrays.equals(line, CONTINUE)) {
                        return Values.NONE;
                    }
                    run(context, line, call, toString);
                }
            } catch (IOException e) {
                throw LibraryErrors.error(this, "standard streams: " + e.getMessage());
            }
        }

        private static void run(
                LuaContext context, byte[] line, FunctionCallNode call, ToStringNode toString)
                throws IOException {
            int depth = context.callDepth();
            LuaFunction handler = context.messageHandler();
            context.setMessageHandler(null);
            try {
                LuaFunction chunk =
                        Chunks.load(
                                context,
                                line,
                                LuaString.of("=(debug command)"),
                                "t",
                                context.newEnvironment());
                call.call(chunk);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
                if (!ForeignErrors.isLuaError(error)) {
                    throw error;
                }
                context.setCallDepth(depth);
                LuaString message = toString.execute(ForeignErrors.valueOf(error));
                StandardStreams.of(context)
                        .printError(new ByteBuilder().append(message).append("\n").toByteArray());
            } finally {
                context.setMessageHandler(handler);
            }
        }
    }
}
