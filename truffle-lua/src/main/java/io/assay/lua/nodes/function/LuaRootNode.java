package io.assay.lua.nodes.function;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.FrameSlotKind;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.SourceSection;
import io.assay.lua.LuaContext;
import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.runtime.CallStack;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.Values;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.translate.FunctionTranslator;
import io.assay.lua.translate.HiddenSlots;
import java.util.Set;

/** The root of a Lua function. Its nodes are built on the first call: most functions never run. */
public final class LuaRootNode extends RootNode {

    /**
     * Calls that may stand on the stack of a task, a little more than PUC-Rio Lua's limit allows. A
     * thread whose Java stack ends earlier gets the same error from there.
     */
    public static final int MAX_DEPTH = 200_000;

    /**
     * Extra arguments of a vararg function, which stay on its stack, that count as one more call:
     * PUC-Rio Lua's limit is of 1,000,000 slots.
     */
    private static final int SLOTS_OF_CALL = 5;

    private static final int FEW_ARGUMENTS = 64;

    private final FunctionPrototype prototype;
    private final LuaLanguage language;
    private final boolean isVararg;

    @Child private LuaStatementNode body;

    LuaRootNode(LuaLanguage language, FunctionPrototype prototype) {
        super(language, descriptor(prototype.body()));
        this.language = language;
        this.prototype = prototype;
        this.isVararg = prototype.body().isVararg();
    }

    private static FrameDescriptor descriptor(FunctionBody body) {
        FrameDescriptor.Builder builder = FrameDescriptor.newBuilder();
        int slots = body.slotCount() + HiddenSlots.count(body.body());
        if (slots > 0) {
            builder.addSlots(slots, FrameSlotKind.Illegal);
        }
        return builder.build();
    }

    public FunctionPrototype prototype() {
        return prototype;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        if (body == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            build();
        }
        if (CompilerDirectives.inCompiledCode() && !CompilerDirectives.inCompilationRoot()) {
            // A call that the compiler made a part of its caller takes no frame to be counted.
            Object results = body.execute(frame);
            return results == null ? Values.NONE : results;
        }
        LuaContext context = LuaContext.get(this);
        int depth = context.callDepth();
        int newDepth = depth + 1;
        if (isVararg && frame.getArguments().length > FEW_ARGUMENTS) {
            newDepth += frame.getArguments().length / SLOTS_OF_CALL;
        }
        if (newDepth > MAX_DEPTH) {
            throw stackOverflow();
        }
        // Not restored when an error passes: whoever catches it does that, and calls stay cheap.
        context.setCallDepth(newDepth);
        Object results;
        try {
            results = body.execute(frame);
        } catch (StackOverflowError error) {
            // Where there is not even stack enough to make the error, the next caller tries.
            throw stackOverflow();
        }
        context.setCallDepth(depth);
        return results == null ? Values.NONE : results;
    }

    @TruffleBoundary
    private LuaException stackOverflow() {
        String what = CallStack.growsThroughEngine() ? "C stack overflow" : "stack overflow";
        return LuaException.ofStackOverflow(CallStack.position(1) + what, this);
    }

    @TruffleBoundary
    private void build() {
        atomic(
                () -> {
                    if (body == null) {
                        body = insert(new FunctionTranslator(language, prototype).translate());
                        notifyInserted(body);
                    }
                });
    }

    @Override
    protected void prepareForInstrumentation(Set<Class<?>> tags) {
        if (body == null) {
            body = insert(new FunctionTranslator(language, prototype).translate());
        }
    }

    @Override
    @TruffleBoundary
    public SourceSection getSourceSection() {
        FunctionBody tree = prototype.body();
        int start = Math.min(tree.start(), prototype.source().getLength());
        int end = Math.min(Math.max(start, tree.end()), prototype.source().getLength());
        return prototype.source().createSection(start, end - start);
    }

    /**
     * As the source names the function: {@code f}, {@code M.f}, {@code obj:f}; null if it does not.
     */
    @Override
    public String getName() {
        return prototype.body().name();
    }

    @Override
    public boolean isCloningAllowed() {
        return true;
    }

    @Override
    protected boolean isCloneUninitializedSupported() {
        return true;
    }

    @Override
    protected RootNode cloneUninitialized() {
        return new LuaRootNode(language, prototype);
    }

    @Override
    public String toString() {
        String name = getName();
        return name == null ? prototype.source().getName() + ":" + prototype.body().line() : name;
    }
}
