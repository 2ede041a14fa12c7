package io.assay.lua.library.debug;

import io.assay.lua.syntax.Block;
import io.assay.lua.syntax.Expression;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.syntax.LocalVariable;
import io.assay.lua.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/** The local variables in scope at a place in a function, in the order of their declaration. */
final class VisibleLocals {

    private final int offset;
    private final List<LocalVariable> variables = new ArrayList<>();

    private VisibleLocals(int offset) {
        this.offset = offset;
    }

    /**
     * @param offset of a character in the function's source
     */
    static List<LocalVariable> at(FunctionBody function, int offset) {
        VisibleLocals visible = new VisibleLocals(offset);
        visible.variables.addAll(function.parameters());
        if (function.varargTable() != null) {
            visible.variables.add(function.varargTable());
        }
        visible.visit(function.body());
        return visible.variables;
    }

    private void visit(Block block) {
        for (Statement statement : block.statements()) {
            if (statement.start() > offset) {
                return;
            }
            if (statement.end() <= offset) {
                declare(statement);
            } else {
                enter(statement);
                return;
            }
        }
    }

    private void declare(Statement statement) {
        if (statement instanceof Statement.Local local) {
            for (int i = 0; i < local.variables().size(); i++) {
                LocalVariable variable = local.variables().get(i);
                boolean isCompiledAway =
                        variable.attribute() == LocalVariable.Attribute.CONST
                                && i < local.values().size()
                                && local.values().get(i) instanceof Expression.Constant;
                if (!isCompiledAway) {
                    variables.add(variable);
                }
            }
        } else if (statement instanceof Statement.LocalFunction function) {
            variables.add(function.variable());
        }
    }

    /** Goes into the block of {@code statement} that the place is in, if it is in one. */
    private void enter(Statement statement) {
        switch (statement) {
            case Statement.Do s -> visit(s.body());
            case Statement.While s -> enter(s.body());
            // The condition is in the scope of the body.
            case Statement.Repeat s -> visit(s.body());
            case Statement.NumericFor s -> {
                if (isIn(s.body())) {
                    variables.add(s.variable());
                    visit(s.body());
                }
            }
            case Statement.GenericFor s -> {
                if (isIn(s.body())) {
                    variables.addAll(s.variables());
                    visit(s.body());
                }
            }
            case Statement.If s -> {
                for (Statement.Clause clause : s.clauses()) {
                    enter(clause.body());
                }
                if (s.otherwise() != null) {
                    enter(s.otherwise());
                }
            }
            default -> {}
        }
    }

    private void enter(Block block) {
        if (isIn(block)) {
            visit(block);
        }
    }

    private boolean isIn(Block block) {
        return block.start() <= offset && offset < block.end();
    }
}
