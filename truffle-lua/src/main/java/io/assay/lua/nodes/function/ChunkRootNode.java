package io.assay.lua.nodes.function;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaContext;
import io.assay.lua.LuaLanguage;
import io.assay.lua.interop.HostValues;
import io.assay.lua.nodes.call.CallFromOutsideNode;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;

/**
 * What a host's {@code eval} runs: the chunk as a function with the context's globals, and the
 * application's arguments as its varargs.
 */
public final class ChunkRootNode extends RootNode {

    private final FunctionPrototype prototype;

    @Child private FunctionCallNode call = FunctionCallNode.create();

    public ChunkRootNode(LuaLanguage language, FunctionPrototype prototype) {
        super(language);
        this.prototype = prototype;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        LuaContext context = LuaContext.get(this);
        LuaFunction chunk = prototype.close(context.newEnvironment());
        int depth = context.callDepth();
        int nativeDepth = context.nativeDepth();
        context.setCallDepth(0);
        context.setNativeDepth(0);
        try {
            return CallFromOutsideNode.resultsToOutside(
                    call.execute(chunk, arguments(context, chunk, frame.getArguments())));
        } catch (StackOverflowError e) {
            throw stackOverflow();
        } catch (OutOfMemoryError e) {
            throw LuaException.ofMemory();
        } finally {
            context.setCallDepth(depth);
            context.setNativeDepth(nativeDepth);
        }
    }

    @TruffleBoundary
    private LuaException stackOverflow() {
        return new LuaException(
                LuaString.of(prototype.source().getName() + ": stack overflow"), this);
    }

    /**
     * Those of an {@code execute} of the parsed source; else those the application was started
     * with.
     */
    @TruffleBoundary
    private static Object[] arguments(LuaContext context, LuaFunction chunk, Object[] passed) {
        Object[] values = passed.length > 0 ? passed : context.env().getApplicationArguments();
        Object[] arguments = new Object[values.length + 1];
        arguments[0] = chunk;
        for (int i = 0; i < values.length; i++) {
            arguments[i + 1] = HostValues.toLua(values[i]);
        }
        return arguments;
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    protected boolean isInstrumentable() {
        return false;
    }

    @Override
    public String getName() {
        return prototype.source().getName();
    }
}
