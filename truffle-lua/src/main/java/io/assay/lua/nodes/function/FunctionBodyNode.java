package io.assay.lua.nodes.function;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.access.LocalWriteNode;
import io.assay.lua.runtime.Nil;

/** Moves the arguments to their variables, then runs the statements. */
public final class FunctionBodyNode extends LuaStatementNode {

    @Children private final LocalWriteNode[] parameters;
    @Child private LocalWriteNode varargTable;
    @Child private VarargTableNode varargTableValue;
    @Child private LuaStatementNode statements;

    /**
     * @param varargTable writes the table of {@code ...name}, null if there is none
     */
    public FunctionBodyNode(
            LocalWriteNode[] parameters, LocalWriteNode varargTable, LuaStatementNode statements) {
        this.parameters = parameters;
        this.varargTable = varargTable;
        this.varargTableValue = varargTable == null ? null : new VarargTableNode(parameters.length);
        this.statements = statements;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i].executeWrite(
                    frame, i + 1 < arguments.length ? arguments[i + 1] : Nil.NIL);
        }
        if (varargTable != null) {
            varargTable.executeWrite(frame, varargTableValue.execute(frame));
        }
        return statements.execute(frame);
    }

    @Override
    public boolean hasTag(Class<? extends Tag> tag) {
        return tag == StandardTags.RootTag.class || tag == StandardTags.RootBodyTag.class;
    }
}
