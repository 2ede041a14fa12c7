package io.assay.lua.translate;

import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.access.ConstantNode;
import io.assay.lua.nodes.access.LocalWriteNode;
import io.assay.lua.nodes.access.UpvalueWriteNode;
import io.assay.lua.nodes.assign.FieldAssignNode;
import io.assay.lua.nodes.assign.GlobalDefinitionNode;
import io.assay.lua.nodes.assign.IndexAssignNode;
import io.assay.lua.nodes.assign.LocalAssignNode;
import io.assay.lua.nodes.assign.MultipleAssignNode;
import io.assay.lua.nodes.assign.PairAssignNode;
import io.assay.lua.nodes.assign.TargetNode;
import io.assay.lua.nodes.assign.UpvalueAssignNode;
import io.assay.lua.nodes.control.BlockNode;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.syntax.Expression;
import io.assay.lua.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/** Builds the nodes of declarations and assignments. */
final class AssignmentTranslator {

    private final FunctionScope scope;
    private final ExpressionTranslator expressions;

    AssignmentTranslator(FunctionScope scope, ExpressionTranslator expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    LuaStatementNode local(Statement.Local s) {
        if (s.values().size() <= s.variables().size()
                && (s.values().size() == s.variables().size()
                        || !ExpressionTranslator.endsInMulti(s.values()))) {
            return oneByOne(s);
        }
        List<TargetNode> targets = new ArrayList<>();
        s.variables().forEach(v -> targets.add(TargetNode.ofLocal(LocalWriteNode.declare(v))));
        return multiple(targets, s.values());
    }

    /** No value can depend on a variable whose scope begins after all of them. */
    private LuaStatementNode oneByOne(Statement.Local s) {
        LuaStatementNode[] nodes = new LuaStatementNode[s.variables().size()];
        for (int i = 0; i < nodes.length; i++) {
            LuaExpressionNode value =
                    i < s.values().size()
                            ? expressions.translate(s.values().get(i))
                            : ConstantNode.of(Nil.NIL);
            nodes[i] = LocalAssignNode.create(LocalWriteNode.declare(s.variables().get(i)), value);
        }
        return BlockNode.of(nodes);
    }

    LuaStatementNode assignment(Statement.Assignment s) {
        if (s.targets().size() == 1 && s.values().size() == 1) {
            return single(
                    s.targets().getFirst(),
                    expressions.translate(s.values().getFirst()),
                    s.end() - 1);
        }
        return multiple(s.targets().stream().map(t -> target(t, s.end() - 1)).toList(), s.values());
    }

    private LuaStatementNode multiple(List<TargetNode> targets, List<Expression> values) {
        if (targets.size() == 2 && values.size() == 2) {
            return new PairAssignNode(
                    targets.getFirst(),
                    targets.getLast(),
                    expressions.translate(values.getFirst()),
                    expressions.translate(values.getLast()));
        }
        return new MultipleAssignNode(
                targets.toArray(TargetNode[]::new),
                expressions.translate(values),
                ExpressionTranslator.endsInMulti(values));
    }

    /**
     * @param at offset of the statement's end, where the value is stored
     */
    private LuaStatementNode single(Expression target, LuaExpressionNode value, int at) {
        return switch (target) {
            case Expression.Local t ->
                    LocalAssignNode.create(LocalWriteNode.assign(t.variable()), value);
            case Expression.Upvalue t ->
                    new UpvalueAssignNode(
                            new UpvalueWriteNode(scope.prototype(), t.index()), value);
            case Expression.Global t ->
                    new FieldAssignNode(
                            expressions.translate(t.environment()),
                            scope.intern(t.name()),
                            value,
                            at);
            case Expression.Index t -> index(t, value, at);
            default -> throw new IllegalArgumentException("not assignable: " + target);
        };
    }

    private LuaStatementNode index(Expression.Index t, LuaExpressionNode value, int at) {
        LuaExpressionNode object = expressions.translate(t.object());
        if (t.key() instanceof Expression.Constant constant
                && constant.value() instanceof LuaString name) {
            return new FieldAssignNode(object, scope.intern(name), value, at);
        }
        return IndexAssignNode.create(at, object, expressions.translate(t.key()), value);
    }

    private TargetNode target(Expression target, int at) {
        TargetNode node =
                switch (target) {
                    case Expression.Local t ->
                            TargetNode.ofLocal(LocalWriteNode.assign(t.variable()));
                    case Expression.Upvalue t ->
                            TargetNode.ofUpvalue(
                                    new UpvalueWriteNode(scope.prototype(), t.index()));
                    case Expression.Global t ->
                            TargetNode.ofIndex(
                                    expressions.translate(t.environment()),
                                    ConstantNode.of(scope.intern(t.name())),
                                    at);
                    case Expression.Index t ->
                            TargetNode.ofIndex(
                                    expressions.translate(t.object()),
                                    expressions.translate(t.key()),
                                    at);
                    default -> throw new IllegalArgumentException("not assignable: " + target);
                };
        node.setSource(target.start(), target.end());
        return node;
    }

    LuaStatementNode globalDefinition(Statement.GlobalDefinition s) {
        List<TargetNode> targets = new ArrayList<>();
        for (Expression.Global name : s.names()) {
            TargetNode target =
                    new GlobalDefinitionNode(
                            expressions.translate(name.environment()),
                            scope.intern(name.name()),
                            s.checkedAt());
            target.setSource(name.start(), name.end());
            targets.add(target);
        }
        return multiple(targets, s.values());
    }
}
