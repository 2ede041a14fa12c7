package io.assay.lua.library.debug;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.LuaNode;
import io.assay.lua.nodes.function.CoroutineRootNode;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.CallStack;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.Nil;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.syntax.LocalVariable;
import java.util.List;

/** Reads, or writes, one local variable of a function on the stack. Run on that stack. */
final class LocalAccess implements Runnable {

    private static final String VARARG = "(vararg)";

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
        int[] remaining = {level};
        Truffle.getRuntime()
                .iterateFrames(
                        frame -> {
                            RootNode root = ((RootCallTarget) frame.getCallTarget()).getRootNode();
                            if (root instanceof CoroutineRootNode) {
                                return root;
                            }
                            if (!CallStack.isLuaFunction(root) || remaining[0]-- > 0) {
                                return null;
                            }
                            levelFound = true;
                            if (root instanceof LuaRootNode lua && !root.isInternal()) {
                                access(lua.prototype().body(), frame);
                            }
                            return root;
                        });
    }

    private void access(FunctionBody function, FrameInstance instance) {
        Frame frame = instance.getFrame(FrameInstance.FrameAccess.READ_WRITE);
        if (index < 0) {
            accessVararg(function, frame.getArguments());
            return;
        }
        List<LocalVariable> visible = VisibleLocals.at(function, offset(instance.getCallNode()));
        if (index == 0 || index > visible.size()) {
            return;
        }
        LocalVariable variable = visible.get((int) index - 1);
        name = variable.name();
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
