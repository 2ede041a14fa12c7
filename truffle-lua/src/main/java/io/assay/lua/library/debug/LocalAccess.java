package io.assay.lua.library.debug;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.HookSite;
import io.assay.lua.nodes.LuaNode;
import io.assay.lua.nodes.call.TailCalls;
import io.assay.lua.nodes.function.CoroutineRootNode;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.CallStack;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.Nil;
import io.assay.lua.syntax.FunctionBody;
import java.util.List;

/** Reads, or writes, one local variable of a function on the stack. Run on that stack. */
final class LocalAccess implements Runnable {

    private static final String VARARG = "(vararg)";
    private static final String TEMPORARY = "(temporary)";
    private static final String C_TEMPORARY = "(C temporary)";

    private final int level;
    private final long index;
    private final Object newValue;

    private boolean levelFound;
    private String name;
    private Object value;

    /** Reads. */
    LocalAccess(int level, long index) {
        this(level, index, null);
    }

    /** Writes. */
    LocalAccess(int level, long index, Object newValue) {
        this.level = level;
        this.index = index;
        this.newValue = newValue;
    }

    boolean isLevelFound() {
        return levelFound;
    }

    /** Whether it is a value that a library function was called with. */
    boolean isArgument() {
        return C_TEMPORARY.equals(name);
    }

    /** The variable's name, null if there is no such variable. */
    String name() {
        return name;
    }

    /** The value read. */
    Object value() {
        return value;
    }

    @Override
    public void run() {
        if (level < 0) {
            return;
        }
        int[] remaining = {level};
        RootNode[] above = {null};
        Truffle.getRuntime()
                .iterateFrames(
                        frame -> {
                            RootNode root = ((RootCallTarget) frame.getCallTarget()).getRootNode();
                            if (root instanceof CoroutineRootNode) {
                                return root;
                            }
                            if (!CallStack.isLuaFunction(root)) {
                                return null;
                            }
                            RootNode callee = above[0];
                            above[0] = root;
                            boolean isGone =
                                    callee != null
                                            && TailCalls.replaces(callee, frame.getCallNode());
                            if (isGone || remaining[0]-- > 0) {
                                return null;
                            }
                            levelFound = true;
                            if (accessTransferred(root, frame)) {
                                return root;
                            }
                            if (root instanceof LuaRootNode lua
                                    && (!root.isInternal() || lua.prototype().isStripped())) {
                                access(lua.prototype(), frame);
                            } else {
                                accessArgument(
                                        frame.getFrame(FrameInstance.FrameAccess.READ_WRITE)
                                                .getArguments());
                            }
                            return root;
                        });
    }

    private void access(FunctionPrototype prototype, FrameInstance instance) {
        FunctionBody function = prototype.body();
        Frame frame = instance.getFrame(FrameInstance.FrameAccess.READ_WRITE);
        if (index < 0) {
            accessVararg(function, frame.getArguments());
            return;
        }
        List<VisibleLocals.Local> visible =
                VisibleLocals.at(function, offset(instance.getCallNode()));
        if (index == 0 || index > visible.size()) {
            return;
        }
        VisibleLocals.Local variable = visible.get((int) index - 1);
        name = prototype.isStripped() ? TEMPORARY : variable.name();
        if (variable.slot() < 0) {
            value = Nil.NIL;
            return;
        }
        Object content = frame.getValue(variable.slot());
        if (content instanceof Cell cell) {
            value = cell.get();
            if (newValue != null) {
                LuaLanguage.get(null).constantCells().write(cell, newValue);
            }
        } else {
            value = content == null ? Nil.NIL : content;
            if (newValue != null) {
                frame.setObject(variable.slot(), newValue);
            }
        }
    }

    /** What a call or a return hands over, for the hook that is told of it. */
    private boolean accessTransferred(RootNode root, FrameInstance instance) {
        HookSite hook = HookSite.at(instance.getCallNode());
        if (hook == null) {
            return false;
        }
        int first = hook.transfer().first();
        long place = index - first;
        Object[] values = hook.transfer().values();
        if (place < 0 || place >= values.length) {
            return false;
        }
        name = C_TEMPORARY;
        if (root instanceof LuaRootNode lua) {
            // The arguments of a Lua function are to be its first variables.
            name =
                    first == 1
                            ? lua.prototype().body().parameters().get((int) place).name()
                            : TEMPORARY;
        }
        value = values[(int) place];
        if (newValue != null) {
            values[(int) place] = newValue;
            Object[] arguments =
                    instance.getFrame(FrameInstance.FrameAccess.READ_WRITE).getArguments();
            if (first == 1 && index < arguments.length) {
                arguments[(int) index] = newValue;
            }
        }
        return true;
    }

    /** Library functions have their arguments on the stack, without names. */
    private void accessArgument(Object[] arguments) {
        if (index > 0 && index < arguments.length) {
            name = C_TEMPORARY;
            value = arguments[(int) index];
            if (newValue != null) {
                arguments[(int) index] = newValue;
            }
        }
    }

    private void accessVararg(FunctionBody function, Object[] arguments) {
        long place = function.parameters().size() - index;
        if (function.isVararg() && place < arguments.length) {
            name = VARARG;
            value = arguments[(int) place];
            if (newValue != null) {
                arguments[(int) place] = newValue;
            }
        }
    }

    private static int offset(Node callNode) {
        for (Node node = callNode; node != null; node = node.getParent()) {
            if (node instanceof LuaNode luaNode && luaNode.hasSource()) {
                return luaNode.sourceStart();
            }
        }
        return 0;
    }
}
