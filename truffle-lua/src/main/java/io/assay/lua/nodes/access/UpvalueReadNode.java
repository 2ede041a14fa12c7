package io.assay.lua.nodes.access;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.syntax.LocalVariable;

/**
 * A variable of an enclosing function.
 *
 * <p>Bets on the function having one closure, as those of a module have: then the cell is a
 * constant, and so is the value of a variable that the source never assigns to.
 */
public abstract class UpvalueReadNode extends LuaExpressionNode implements Named {

    protected final int index;
    private final String name;
    protected final Assumption singleClosure;

    private UpvalueReadNode(FunctionPrototype prototype, int index, String name) {
        this.singleClosure = prototype.singleClosure();
        this.index = index;
        this.name = name;
    }

    public static UpvalueReadNode create(
            FunctionPrototype prototype, int index, LocalVariable variable) {
        return variable.isReassigned()
                ? new Variable(prototype, index, variable.name())
                : new Constant(prototype, index, variable.name());
    }

    protected final Cell cell(VirtualFrame frame) {
        return ((LuaFunction) frame.getArguments()[0]).upvalues()[index];
    }

    @Override
    public String description() {
        return Named.describe("upvalue", name);
    }

    @Override
    public String name() {
        return name;
    }

    private static final class Variable extends UpvalueReadNode {
        @CompilationFinal private Cell onlyCell;

        Variable(FunctionPrototype prototype, int index, String name) {
            super(prototype, index, name);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            if (singleClosure.isValid()) {
                if (onlyCell == null) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    onlyCell = cell(frame);
                }
                return onlyCell.get();
            }
            return cell(frame).get();
        }
    }

    private static final class Constant extends UpvalueReadNode {
        @CompilationFinal private Object value;
        @CompilationFinal private Assumption unchanged;

        Constant(FunctionPrototype prototype, int index, String name) {
            super(prototype, index, name);
        }

        @Override
        public Object execute(VirtualFrame frame) {
            if (singleClosure.isValid()) {
                if (unchanged == null) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    Cell cell = cell(frame);
                    unchanged = LuaLanguage.get(this).constantCells().unchanged(cell);
                    value = cell.get();
                }
                if (unchanged.isValid()) {
                    return value;
                }
            }
            return cell(frame).get();
        }
    }
}
