package io.assay.lua.translate;

import io.assay.lua.syntax.Block;
import io.assay.lua.syntax.LocalVariable.Attribute;
import io.assay.lua.syntax.Statement;

/**
 * How many frame slots a function needs for loops beside its variables: three for each numeric
 * {@code for}, one for each block with labels, counted along the deepest nesting.
 */
public final class HiddenSlots {

    static final int NUMERIC_FOR = 3;
    static final int LABELS = 1;

    private HiddenSlots() {}

    public static int count(Block block) {
        int deepest = 0;
        boolean hasLabel = false;
        int closes = 0;
        for (Statement statement : block.statements()) {
            int inner =
                    switch (statement) {
                        case Statement.Do s -> count(s.body());
                        case Statement.While s -> count(s.body());
                        case Statement.Repeat s -> count(s.body());
                        case Statement.NumericFor s -> NUMERIC_FOR + count(s.body());
                        case Statement.GenericFor s -> count(s.body());
                        case Statement.If s -> count(s);
                        default -> 0;
                    };
            hasLabel |= statement instanceof Statement.Label;
            closes += closes(statement) ? 1 : 0;
            deepest = Math.max(deepest, inner);
        }
        // The rest of a block after a to-be-closed variable is a block within the block.
        return deepest + (hasLabel ? LABELS * (1 + closes) : 0);
    }

    static boolean closes(Statement statement) {
        return statement instanceof Statement.Local local
                && local.variables().stream().anyMatch(v -> v.attribute() == Attribute.CLOSE);
    }

    private static int count(Statement.If s) {
        int deepest = s.otherwise() == null ? 0 : count(s.otherwise());
        for (Statement.Clause clause : s.clauses()) {
            deepest = Math.max(deepest, count(clause.body()));
        }
        return deepest;
    }
}
