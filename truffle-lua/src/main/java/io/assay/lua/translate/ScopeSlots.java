package io.assay.lua.translate;

import io.assay.lua.nodes.control.EndOfScope;
import io.assay.lua.syntax.Block;
import io.assay.lua.syntax.LocalVariable;
import io.assay.lua.syntax.Statement;
import java.util.BitSet;
import java.util.List;

/** Which slots of a frame are free again where a block or a loop ends. */
final class ScopeSlots {

    private final BitSet slots = new BitSet();

    private ScopeSlots() {}

    /** Of the variables that a block declares, and of those in the blocks within. */
    static EndOfScope of(Block block) {
        return of(List.of(), block);
    }

    /**
     * @param variables of the loop itself
     */
    static EndOfScope of(List<LocalVariable> variables, Block body) {
        ScopeSlots scope = new ScopeSlots();
        scope.declare(variables);
        scope.visit(body);
        return scope.slots.isEmpty()
                ? EndOfScope.OF_NOTHING
                : new EndOfScope(scope.slots.stream().toArray());
    }

    private void visit(Block block) {
        for (Statement statement : block.statements()) {
            switch (statement) {
                case Statement.Local s -> declare(s.variables());
                case Statement.LocalFunction s -> declare(List.of(s.variable()));
                case Statement.Do s -> visit(s.body());
                case Statement.While s -> visit(s.body());
                case Statement.Repeat s -> visit(s.body());
                case Statement.NumericFor s -> {
                    declare(List.of(s.variable()));
                    visit(s.body());
                }
                case Statement.GenericFor s -> {
                    slots.set(s.stateSlot(), s.stateSlot() + Statement.GenericFor.STATE_SLOTS);
                    declare(s.variables());
                    visit(s.body());
                }
                case Statement.If s -> {
                    s.clauses().forEach(clause -> visit(clause.body()));
                    if (s.otherwise() != null) {
                        visit(s.otherwise());
                    }
                }
                default -> {}
            }
        }
    }

    private void declare(List<LocalVariable> variables) {
        variables.forEach(variable -> slots.set(variable.slot()));
    }
}
