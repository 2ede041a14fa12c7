package io.assay.lua.translate;

import io.assay.lua.nodes.Jump;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.access.ConstantNode;
import io.assay.lua.nodes.access.LocalWriteNode;
import io.assay.lua.nodes.assign.LocalAssignNode;
import io.assay.lua.nodes.call.TailCallNode;
import io.assay.lua.nodes.control.BlockNode;
import io.assay.lua.nodes.control.CallStatementNode;
import io.assay.lua.nodes.control.CloseScopeNode;
import io.assay.lua.nodes.control.EndOfScope;
import io.assay.lua.nodes.control.GenericForNode;
import io.assay.lua.nodes.control.IfNode;
import io.assay.lua.nodes.control.JumpNode;
import io.assay.lua.nodes.control.LabelBlockNode;
import io.assay.lua.nodes.control.NumericForNode;
import io.assay.lua.nodes.control.ReturnNode;
import io.assay.lua.nodes.control.UntilNode;
import io.assay.lua.nodes.control.WhileNode;
import io.assay.lua.runtime.Nil;
import io.assay.lua.syntax.Block;
import io.assay.lua.syntax.Expression;
import io.assay.lua.syntax.LocalVariable;
import io.assay.lua.syntax.LocalVariable.Attribute;
import io.assay.lua.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/** Builds the nodes of statements and blocks. */
final class StatementTranslator {

    private final FunctionScope scope;
    private final ExpressionTranslator expressions;
    private final AssignmentTranslator assignments;

    StatementTranslator(FunctionScope scope, ExpressionTranslator expressions) {
        this.scope = scope;
        this.expressions = expressions;
        this.assignments = new AssignmentTranslator(scope, expressions);
    }

    /**
     * @param end nodes to be run after the block's statements, in their scope
     */
    LuaStatementNode translate(Block block, List<LuaStatementNode> end) {
        return translate(block, end, EndOfScope.OF_NOTHING);
    }

    /** A block after which its function goes on. */
    private LuaStatementNode inner(Block block) {
        return translate(block, List.of(), ScopeSlots.of(block));
    }

    /**
     * @param endOfScope what a plain block forgets at its end. One with labels or with variables to
     *     be closed leaves that to the loop around it, if there is one.
     */
    private LuaStatementNode translate(
            Block block, List<LuaStatementNode> end, EndOfScope endOfScope) {
        boolean hasLabels = block.statements().stream().anyMatch(Statement.Label.class::isInstance);
        if (!hasLabels) {
            return sequence(block.statements(), 0, end, endOfScope);
        }
        int slot = scope.takeSlots(HiddenSlots.LABELS);
        LuaStatementNode node = labelled(block.statements(), 0, slot, end);
        scope.releaseSlots(HiddenSlots.LABELS);
        return node;
    }

    LuaStatementNode translate(Block block) {
        return translate(block, List.of());
    }

    private LuaStatementNode loopBody(Block block) {
        LuaStatementNode body = translate(block);
        body.setLoopBody(block.start(), block.end());
        return body;
    }

    private LuaStatementNode sequence(
            List<Statement> statements,
            int from,
            List<LuaStatementNode> end,
            EndOfScope endOfScope) {
        List<LuaStatementNode> nodes = new ArrayList<>();
        for (int i = from; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            if (HiddenSlots.closes(statement)) {
                nodes.add(closeScope((Statement.Local) statement, statements, i + 1, end));
                return BlockNode.of(nodes.toArray(LuaStatementNode[]::new));
            }
            nodes.add(translate(statement));
        }
        nodes.addAll(end);
        return BlockNode.of(nodes.toArray(LuaStatementNode[]::new), endOfScope);
    }

    /** A block with labels: cut at each into parts. */
    private LuaStatementNode labelled(
            List<Statement> statements, int from, int slot, List<LuaStatementNode> end) {
        List<LuaStatementNode> parts = new ArrayList<>();
        List<Jump> labels = new ArrayList<>();
        List<LuaStatementNode> nodes = new ArrayList<>();
        boolean closed = false;
        for (int i = from; i < statements.size() && !closed; i++) {
            Statement statement = statements.get(i);
            if (statement instanceof Statement.Label label) {
                parts.add(BlockNode.of(nodes.toArray(LuaStatementNode[]::new)));
                nodes.clear();
                labels.add(scope.jumpTo(label));
            } else if (HiddenSlots.closes(statement)) {
                int inner = scope.takeSlots(HiddenSlots.LABELS);
                nodes.add(
                        labelledCloseScope(
                                (Statement.Local) statement, statements, i + 1, inner, end));
                scope.releaseSlots(HiddenSlots.LABELS);
                closed = true;
            } else {
                nodes.add(translate(statement));
            }
        }
        if (!closed) {
            nodes.addAll(end);
        }
        parts.add(BlockNode.of(nodes.toArray(LuaStatementNode[]::new)));
        if (labels.isEmpty()) {
            return parts.getFirst();
        }
        return new LabelBlockNode(
                parts.toArray(LuaStatementNode[]::new), labels.toArray(Jump[]::new), slot);
    }

    private LuaStatementNode closeScope(
            Statement.Local local,
            List<Statement> statements,
            int from,
            List<LuaStatementNode> end) {
        scope.enterClose();
        LuaStatementNode rest = sequence(statements, from, end, EndOfScope.OF_NOTHING);
        scope.leaveClose();
        return closeScope(local, rest);
    }

    private LuaStatementNode labelledCloseScope(
            Statement.Local local,
            List<Statement> statements,
            int from,
            int slot,
            List<LuaStatementNode> end) {
        scope.enterClose();
        LuaStatementNode rest = labelled(statements, from, slot, end);
        scope.leaveClose();
        return closeScope(local, rest);
    }

    private LuaStatementNode closeScope(Statement.Local local, LuaStatementNode rest) {
        LocalVariable variable =
                local.variables().stream()
                        .filter(v -> v.attribute() == Attribute.CLOSE)
                        .findFirst()
                        .orElseThrow();
        LuaStatementNode declaration = assignments.local(local);
        declaration.setSource(local.start(), local.end());
        CloseScopeNode node =
                new CloseScopeNode(declaration, expressions.local(variable), variable.name(), rest);
        node.setSource(local.start(), local.end());
        return node;
    }

    private LuaStatementNode translate(Statement statement) {
        LuaStatementNode node = node(statement);
        if (!node.hasSource()) {
            node.setSource(statement.start(), statement.end());
        }
        return node;
    }

    private LuaStatementNode node(Statement statement) {
        return switch (statement) {
            case Statement.Local s -> assignments.local(s);
            case Statement.LocalFunction s -> localFunction(s);
            case Statement.GlobalDefinition s -> assignments.globalDefinition(s);
            case Statement.Assignment s -> assignments.assignment(s);
            case Statement.CallStatement s ->
                    new CallStatementNode(expressions.translate(s.call()));
            case Statement.Do s -> inner(s.body());
            case Statement.While s ->
                    new WhileNode(
                            expressions.translate(s.condition()),
                            loopBody(s.body()),
                            ScopeSlots.of(s.body()));
            case Statement.Repeat s -> repeat(s);
            case Statement.If s -> conditional(s, 0);
            case Statement.NumericFor s -> numericFor(s);
            case Statement.GenericFor s -> genericFor(s);
            case Statement.Return s -> returnNode(s);
            case Statement.Break s -> new JumpNode(Jump.BREAK);
            case Statement.Goto s -> new JumpNode(scope.jumpTo(s.target()));
            case Statement.Label s -> BlockNode.of();
        };
    }

    /**
     * The variable exists, with nil, before the closure does, so that the function can call itself.
     */
    private LuaStatementNode localFunction(Statement.LocalFunction s) {
        LocalVariable variable = s.variable();
        LuaExpressionNode closure = expressions.closure(s.body());
        closure.setSource(s.start(), s.end());
        if (!variable.isCaptured()) {
            return LocalAssignNode.create(LocalWriteNode.declare(variable), closure);
        }
        return BlockNode.of(
                LocalAssignNode.create(LocalWriteNode.declare(variable), ConstantNode.of(Nil.NIL)),
                LocalAssignNode.create(LocalWriteNode.assign(variable), closure));
    }

    private LuaStatementNode repeat(Statement.Repeat s) {
        UntilNode until = new UntilNode(expressions.translate(s.condition()));
        until.setSource(s.condition().start(), s.condition().end());
        LuaStatementNode body = translate(s.body(), List.of(until));
        body.setLoopBody(s.body().start(), s.body().end());
        return new WhileNode(null, body, ScopeSlots.of(s.body()));
    }

    private LuaStatementNode conditional(Statement.If s, int clause) {
        Statement.Clause c = s.clauses().get(clause);
        LuaStatementNode otherwise = null;
        if (clause + 1 < s.clauses().size()) {
            otherwise = conditional(s, clause + 1);
        } else if (s.otherwise() != null) {
            otherwise = inner(s.otherwise());
        }
        IfNode node = new IfNode(expressions.translate(c.condition()), inner(c.body()), otherwise);
        node.setSource(c.condition().start(), clause == 0 ? s.end() : c.body().end());
        return node;
    }

    private LuaStatementNode numericFor(Statement.NumericFor s) {
        int slots = scope.takeSlots(HiddenSlots.NUMERIC_FOR);
        LuaStatementNode node =
                new NumericForNode(
                        expressions.translate(s.first()),
                        expressions.translate(s.limit()),
                        s.step() == null ? null : expressions.translate(s.step()),
                        LocalWriteNode.declare(s.variable()),
                        loopBody(s.body()),
                        ScopeSlots.of(List.of(s.variable()), s.body()),
                        slots,
                        s.at());
        scope.releaseSlots(HiddenSlots.NUMERIC_FOR);
        return node;
    }

    private LuaStatementNode genericFor(Statement.GenericFor s) {
        LocalWriteNode[] variables =
                s.variables().stream().map(LocalWriteNode::declare).toArray(LocalWriteNode[]::new);
        return new GenericForNode(
                expressions.arguments(0, s.iterator()),
                variables,
                loopBody(s.body()),
                ScopeSlots.of(s.variables(), s.body()),
                s.stateSlot(),
                s.at());
    }

    private LuaStatementNode returnNode(Statement.Return s) {
        List<Expression> values = s.values();
        if (values.isEmpty()) {
            return ReturnNode.nothing();
        }
        if (values.size() > 1) {
            return ReturnNode.several(expressions.arguments(0, values));
        }
        Expression value = values.getFirst();
        if (!scope.isClosing()) {
            if (value instanceof Expression.Call call) {
                return TailCallNode.ofFunction(
                        expressions.translate(call.function()),
                        expressions.arguments(1, call.arguments()),
                        call.at());
            }
            if (value instanceof Expression.MethodCall call) {
                return TailCallNode.ofMethod(
                        expressions.translate(call.object()),
                        scope.intern(call.name()),
                        expressions.arguments(2, call.arguments()),
                        call.at());
            }
        }
        return ReturnNode.one(expressions.translate(value), ExpressionTranslator.isMulti(value));
    }
}
