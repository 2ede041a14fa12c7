package io.assay.lua.syntax;

import io.assay.lua.runtime.LuaString;
import java.util.List;

/** Statements of the manual's §3.3. Offsets as in {@link Expression}. */
public sealed interface Statement {

    int start();

    int end();

    /**
     * {@code local a <const>, b = x, y}. At most one variable is {@code <close>}; the rest of the
     * enclosing block is its scope.
     */
    record Local(List<LocalVariable> variables, List<Expression> values, int start, int end)
            implements Statement {}

    /** {@code local function f}: the variable is in scope of the body. */
    record LocalFunction(LocalVariable variable, FunctionBody body, int start, int end)
            implements Statement {}

    /**
     * {@code global x, y = 1, 2} and {@code global function f}: raises if one of them exists
     * already. A declaration without values is scope only and leaves no statement.
     *
     * @param checkedAt offset whose line an error names if a global exists
     */
    record GlobalDefinition(
            List<Expression.Global> names,
            List<Expression> values,
            int checkedAt,
            int start,
            int end)
            implements Statement {}

    /** Targets are Local, Upvalue, Global or Index; {@code function a.b()} is one too. */
    record Assignment(List<Expression> targets, List<Expression> values, int start, int end)
            implements Statement {}

    /** A Call or MethodCall whose results are dropped. */
    record CallStatement(Expression call, int start, int end) implements Statement {}

    record Do(Block body, int start, int end) implements Statement {}

    record While(Expression condition, Block body, int start, int end) implements Statement {}

    /** The condition is in scope of the body's locals. */
    record Repeat(Block body, Expression condition, int start, int end) implements Statement {}

    /** {@code otherwise} is null without {@code else}. */
    record If(List<Clause> clauses, Block otherwise, int start, int end) implements Statement {}

    record Clause(Expression condition, Block body) {}

    /** {@code step} is null if absent. The variable is fresh in each turn. */
    record NumericFor(
            LocalVariable variable,
            Expression first,
            Expression limit,
            Expression step,
            Block body,
            int at,
            int start,
            int end)
            implements Statement {}

    /**
     * {@code stateSlot} is the first of {@link #STATE_SLOTS} slots of the frame for iterator
     * function, state, control value and closing value. {@code at} is the offset of the first
     * expression after {@code in}, on whose line errors of the hidden call are reported.
     */
    record GenericFor(
            List<LocalVariable> variables,
            List<Expression> iterator,
            Block body,
            int stateSlot,
            int at,
            int start,
            int end)
            implements Statement {

        public static final int STATE_SLOTS = 4;
    }

    record Return(List<Expression> values, int start, int end) implements Statement {}

    record Break(int start, int end) implements Statement {}

    /** Jumps to the statement {@code target}, which is in this or an enclosing block. */
    final class Goto implements Statement {
        private final LuaString name;
        private final int start;
        private final int end;
        private Label target;

        Goto(LuaString name, int start, int end) {
            this.name = name;
            this.start = start;
            this.end = end;
        }

        public LuaString name() {
            return name;
        }

        /** Never null once the function is parsed; until then the label may be still to come. */
        public Label target() {
            return target;
        }

        void resolve(Label label) {
            target = label;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }
    }

    /** Compared by identity: a function may use one name in several blocks. */
    final class Label implements Statement {
        private final LuaString name;
        private final int start;
        private final int end;

        Label(LuaString name, int start, int end) {
            this.name = name;
            this.start = start;
            this.end = end;
        }

        public LuaString name() {
            return name;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }
    }
}
