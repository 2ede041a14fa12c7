package io.assay.lua.library.base;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.ForeignErrors;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.ByteBuilder;

/** Functions that make functions of chunks: of text, or of what {@code string.dump} gave. */
final class LoadFunctions {

    private static final String ANY_MODE = "bt";

    private LoadFunctions() {}

    private static Cell environment(LuaContext context, boolean given, Object env) {
        return given ? new Cell(env) : context.newEnvironment();
    }

    /**
     * The forms allowed; {@code B}, which is for chunks in a host's own memory, is none of them.
     */
    private static String modes(Node node, int index, Object mode) {
        String modes =
                mode == Nil.NIL
                        ? ANY_MODE
                        : LibraryErrors.toLuaString(node, index, mode).toString();
        if (modes.indexOf('B') >= 0) {
            throw LibraryErrors.badArgument(node, index, "invalid mode");
        }
        return modes;
    }

    /** {@code load(chunk [, chunkname [, mode [, env]]])}. */
    @LuaBuiltin(value = "load", callsBack = true)
    abstract static class LoadNode extends LibraryFunctionNode {

        private static final LuaString OF_FUNCTION = LuaString.of("=(load)");

        @Specialization
        Object load(
                VirtualFrame frame,
                Object chunk,
                Object name,
                Object mode,
                Object env,
                @Cached FunctionCallNode reader) {
            return load(argumentCount(frame) >= 4, chunk, name, mode, env, reader);
        }

        @TruffleBoundary
        private Object load(
                boolean hasEnv,
                Object chunk,
                Object name,
                Object mode,
                Object env,
                FunctionCallNode reader) {
            boolean isText =
                    chunk instanceof LuaString || chunk instanceof Long || chunk instanceof Double;
            String modes = modes(this, 3, mode);
            LuaString text = isText ? LibraryErrors.toLuaString(this, 1, chunk) : null;
            LuaString defaultName = isText ? text : OF_FUNCTION;
            LuaString chunkName =
                    ChunkName.of(
                            name == Nil.NIL
                                    ? defaultName
                                    : LibraryErrors.toLuaString(this, 2, name));
            if (!isText && !"function".equals(LuaTypes.nameOf(chunk))) {
                throw LibraryErrors.wrongType(this, 1, "function", chunk);
            }
            LuaContext context = LuaContext.get(this);
            int depth = context.callDepth();
            int outer = context.forbidYield();
            int protection = context.protection();
            context.setProtection(protection + 1);
            try {
                byte[] bytes = isText ? text.bytes() : read(chunk, reader);
                return Chunks.load(
                        context, bytes, chunkName, modes, environment(context, hasEnv, env));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
                if (!ForeignErrors.isLuaError(error)) {
                    throw error;
                }
                context.setCallDepth(depth);
                return Values.of(Nil.NIL, ForeignErrors.valueOf(error));
            } finally {
                context.setUnyieldable(outer);
                context.setProtection(protection);
            }
        }

        private byte[] read(Object function, FunctionCallNode reader) {
            ByteBuilder text = new ByteBuilder(1024);
            while (true) {
                Object piece = Values.first(reader.call(function));
                if (piece == Nil.NIL) {
                    return text.toByteArray();
                }
                if (!(piece instanceof LuaString)
                        && !(piece instanceof Long)
                        && !(piece instanceof Double)) {
                    throw LibraryErrors.error(this, "reader function must return a string");
                }
                LuaString string = LibraryErrors.toLuaString(this, 1, piece);
                if (string.length() == 0) {
                    return text.toByteArray();
                }
                if (string.length() > LuaString.MAX_LENGTH - text.length()) {
                    throw LuaException.ofMemory();
                }
                text.append(string);
            }
        }
    }

    /** {@code loadfile([filename [, mode [, env]]])}; without a name, standard input. */
    @LuaBuiltin("loadfile")
    abstract static class LoadFileNode extends LibraryFunctionNode {

        @Specialization
        Object load(VirtualFrame frame, Object name, Object mode, Object env) {
            return load(argumentCount(frame) >= 3, name, mode, env);
        }

        @TruffleBoundary
        private Object load(boolean hasEnv, Object name, Object mode, Object env) {
            LuaString file = name == Nil.NIL ? null : LibraryErrors.toLuaString(this, 1, name);
            String modes = modes(this, 2, mode);
            LuaContext context = LuaContext.get(this);
            try {
                return Chunks.loadFile(context, file, modes, environment(context, hasEnv, env));
            } catch (LuaException e) {
                return Values.of(Nil.NIL, e.value());
            }
        }
    }

    /** {@code dofile([filename])}. */
    @LuaBuiltin(value = "dofile", callsBack = true)
    abstract static class DoFileNode extends LibraryFunctionNode {

        @Specialization
        Object run(Object name, @Cached FunctionCallNode call) {
            LuaFunction chunk = load(name);
            return call.call(chunk);
        }

        @TruffleBoundary
        private LuaFunction load(Object name) {
            LuaContext context = LuaContext.get(this);
            LuaString file = name == Nil.NIL ? null : LibraryErrors.toLuaString(this, 1, name);
            try {
                return Chunks.loadFile(context, file, ANY_MODE, context.newEnvironment());
            } catch (LuaException problem) {
                // Made as a result, and raised only here: a message handler runs now.
                throw new LuaException(problem.value(), this);
            }
        }
    }
}
