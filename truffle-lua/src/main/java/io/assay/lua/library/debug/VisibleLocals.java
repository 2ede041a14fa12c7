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

    /** What a vararg function has that gives no name to its table. */
    private static final String VARARG_TABLE = "(vararg table)";

    private static final String FOR_STATE = "(for state)";

    /** Values that a numeric loop keeps beside its variable, as the manual's language has it. */
    private static final int NUMERIC_STATES = 2;

    private static final int GENERIC_STATES = 3;

    /**
     * @param slot in the frame; -1 for what the engine does not keep as a value
     */
    record Local(String name, int slot) {}

    private final int offset;
    private final List<Local> variables = new ArrayList<>();

    private VisibleLocals(int offset) {
        this.offset = offset;
    }

    /**
     * @param offset of a character in the function's source
     */
    static List<Local> at(FunctionBody function, int offset) {
        VisibleLocals visible = new VisibleLocals(offset);
        function.parameters().forEach(visible::add);
        if (function.varargTable() != null) {
            visible.add(function.varargTable());
        } else if (function.isVararg() && function.line() > 0) {
            visible.variables.add(new Local(VARARG_TABLE, -1));
        }
        visible.visit(function.body());
        return visible.variables;
    }

    private void add(LocalVariable variable) {
        variables.add(new Local(variable.name(), variable.slot()));
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
                        i == local.variables().size() - 1
                                && local.values().size() == local.variables().size()
                                && variable.attribute() == LocalVariable.Attribute.CONST
                                && local.values().get(i) instanceof Expression.Constant;
                if (!isCompiledAway) {
                    add(variable);
                }
            }
        } else if (statement instanceof Statement.LocalFunction function) {
            add(function.variable());
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
                    for (int i = 0; i < NUMERIC_STATES; i++) {
                        variables.add(new Local(FOR_STATE, -1));
                    }
                    add(s.variable());
                    visit(s.body());
                }
            }
            case Statement.GenericFor s -> {
                if (isIn(s.body())) {
                    for (int i = 0; i < GENERIC_STATES; i++) {
                        variables.add(new Local(FOR_STATE, i < 2 ? s.stateSlot() + i : -1));
                    }
                    s.variables().forEach(this::add);
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
