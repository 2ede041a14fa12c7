package io.assay.lua.nodes.access;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;

/** A function expression: makes a closure over the cells that its upvalues name. */
public final class ClosureNode extends LuaExpressionNode {

    private final FunctionPrototype prototype;

    /** A slot of this function's frame, or -1 - n for its own upvalue number n. */
    @CompilationFinal(dimensions = 1)
    private final int[] sources;

    public ClosureNode(FunctionPrototype prototype, int[] sources) {
        this.prototype = prototype;
        this.sources = sources;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        Cell[] upvalues = new Cell[sources.length];
        Cell[] own = ((LuaFunction) frame.getArguments()[0]).upvalues();
        for (int i = 0; i < sources.length; i++) {
            int source = sources[i];
            upvalues[i] = source >= 0 ? (Cell) frame.getObject(source) : own[-1 - source];
        }
        return prototype.close(upvalues);
    }
}
