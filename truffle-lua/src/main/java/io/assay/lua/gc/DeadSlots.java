package io.assay.lua.gc;

import io.assay.lua.syntax.Block;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.syntax.LocalVariable;
import io.assay.lua.syntax.Statement;
import java.util.BitSet;
import java.util.List;

/** The slots of a frame whose variables are not in scope at a place in the function. */
final class DeadSlots {

    private final int offset;
    private final BitSet declared = new BitSet();
    private final BitSet live = new BitSet();

    private DeadSlots(int offset) {
        this.offset = offset;
    }

    static BitSet at(FunctionBody function, int offset) {
        DeadSlots slots = new DeadSlots(offset);
        slots.visit(function.body(), true);
        slots.declared.andNot(slots.live);
        for (LocalVariable parameter : function.parameters()) {
            slots.declared.clear(parameter.slot());
        }
        if (function.varargTable() != null) {
            slots.declared.clear(function.varargTable().slot());
        }
        return slots.declared;
    }

    /**
     * @param entered whether the place is in the block
     */
    private void visit(Block block, boolean entered) {
        for (Statement statement : block.statements()) {
            boolean isBefore = entered && statement.end() <= offset;
            boolean isHere = entered && statement.start() <= offset && offset < statement.end();
            switch (statement) {
                case Statement.Local s -> declare(s.variables(), isBefore);
                case Statement.LocalFunction s ->
                        declare(List.of(s.variable()), isBefore || isHere);
                case Statement.Do s -> visit(s.body(), isHere);
                case Statement.While s -> enter(s.body(), isHere);
                // The condition is in the scope of the body.
                case Statement.Repeat s -> visit(s.body(), isHere);
                case Statement.NumericFor s -> {
                    declare(List.of(s.variable()), isHere && isIn(s.body()));
                    enter(s.body(), isHere);
                }
                case Statement.GenericFor s -> {
                    int end = s.stateSlot() + Statement.GenericFor.STATE_SLOTS;
                    declared.set(s.stateSlot(), end);
                    if (isHere) {
                        live.set(s.stateSlot(), end);
                    }
                    declare(s.variables(), isHere && isIn(s.body()));
                    enter(s.body(), isHere);
                }
                case Statement.If s -> {
                    for (Statement.Clause clause : s.clauses()) {
                        enter(clause.body(), isHere);
                    }
                    if (s.otherwise() != null) {
                        enter(s.otherwise(), isHere);
                    }
                }
                default -> {}
            }
        }
    }

    private void enter(Block block, boolean around) {
        visit(block, around && isIn(block));
    }

    private boolean isIn(Block block) {
        return block.start() <= offset && offset < block.end();
    }

    private void declare(List<LocalVariable> variables, boolean inScope) {
        for (LocalVariable variable : variables) {
            declared.set(variable.slot());
            if (inScope) {
                live.set(variable.slot());
            }
        }
    }
}
