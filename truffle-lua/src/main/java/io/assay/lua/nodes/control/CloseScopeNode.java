package io.assay.lua.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.profiles.BranchProfile;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;

/**
 * {@code local x <close> = …} with the rest of its block: closes the value in every way out, by the
 * end, a jump, a return, an error, or the closing of the coroutine.
 */
public final class CloseScopeNode extends LuaStatementNode {

    private final String name;
    private final BranchProfile failed = BranchProfile.create();

    @Child private LuaStatementNode declaration;
    @Child private LuaExpressionNode variable;
    @Child private LuaStatementNode rest;
    @Child private CloseNode close = new CloseNode();

    public CloseScopeNode(
            LuaStatementNode declaration,
            LuaExpressionNode variable,
            String name,
            LuaStatementNode rest) {
        this.declaration = declaration;
        this.variable = variable;
        this.name = name;
        this.rest = rest;
    }

    /** The value is checked when the declaration has been read. */
    @Override
    public int errorOffset() {
        return sourceEnd() - 1;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        declaration.execute(frame);
        Object value = variable.execute(frame);
        close.check(value, name);
        long depth = close.depth();
        Object completion;
        try {
            completion = rest.execute(frame);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
            failed.enter();
            throw close.closeAndThrow(error, value, depth);
        }
        close.close(value);
        return completion;
    }
}
