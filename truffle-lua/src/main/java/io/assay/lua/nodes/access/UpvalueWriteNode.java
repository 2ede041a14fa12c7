package io.assay.lua.nodes.access;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;

/**
 * Assigns to a variable of an enclosing function. Bets on one closure, as {@link UpvalueReadNode}.
 */
public final class UpvalueWriteNode extends Node {

    private final int index;
    private final Assumption singleClosure;

    @CompilationFinal private Cell onlyCell;

    public UpvalueWriteNode(FunctionPrototype prototype, int index) {
        this.singleClosure = prototype.singleClosure();
        this.index = index;
    }

    public void write(VirtualFrame frame, Object value) {
        if (singleClosure.isValid()) {
            if (onlyCell == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                onlyCell = cell(frame);
            }
            onlyCell.set(value);
        } else {
            cell(frame).set(value);
        }
    }

    private Cell cell(VirtualFrame frame) {
        return ((LuaFunction) frame.getArguments()[0]).upvalues()[index];
    }
}
