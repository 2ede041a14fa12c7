package io.assay.lua.translate;

import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.access.CellReadNode;
import io.assay.lua.nodes.access.ClosureNode;
import io.assay.lua.nodes.access.ConstantNode;
import io.assay.lua.nodes.access.FieldReadNode;
import io.assay.lua.nodes.access.IndexReadNode;
import io.assay.lua.nodes.access.LocalReadNode;
import io.assay.lua.nodes.access.SingleValueNode;
import io.assay.lua.nodes.access.TableNode;
import io.assay.lua.nodes.access.UpvalueReadNode;
import io.assay.lua.nodes.access.VarargsNode;
import io.assay.lua.nodes.call.ArgumentsNode;
import io.assay.lua.nodes.call.CallNode;
import io.assay.lua.nodes.call.MethodCallNode;
import io.assay.lua.nodes.operation.Operations;
import io.assay.lua.runtime.Layout;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.syntax.BinaryOperator;
import io.assay.lua.syntax.Expression;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.syntax.LocalVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Builds the nodes of expressions. */
final class ExpressionTranslator {

    private final FunctionScope scope;

    ExpressionTranslator(FunctionScope scope) {
        this.scope = scope;
    }

    LuaExpressionNode translate(Expression expression) {
        LuaExpressionNode node = node(expression);
        node.setSource(expression.start(), expression.end());
        return node;
    }

    LuaExpressionNode[] translate(List<Expression> expressions) {
        LuaExpressionNode[] nodes = new LuaExpressionNode[expressions.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = translate(expressions.get(i));
        }
        return nodes;
    }

    private LuaExpressionNode node(Expression expression) {
        return switch (expression) {
            case Expression.Constant e -> constant(e.value());
            case Expression.Varargs e -> varargs(e);
            case Expression.Function e -> closure(e.body());
            case Expression.Local e -> local(e.variable());
            case Expression.Upvalue e ->
                    UpvalueReadNode.create(scope.prototype(), e.index(), e.variable());
            case Expression.Global e ->
                    FieldReadNode.ofGlobal(
                            translate(e.environment()), scope.intern(e.name()), e.start());
            case Expression.Index e -> index(e);
            case Expression.Call e ->
                    new CallNode(translate(e.function()), arguments(1, e.arguments()), e.at());
            case Expression.MethodCall e ->
                    new MethodCallNode(
                            translate(e.object()),
                            scope.intern(e.name()),
                            arguments(2, e.arguments()),
                            e.at());
            case Expression.Unary e ->
                    Operations.unary(e.operator(), translate(e.operand()), e.at());
            case Expression.Binary e ->
                    Operations.binary(
                            e.operator(),
                            translate(e.left()),
                            translate(e.right()),
                            errorOffset(e));
            case Expression.And e -> Operations.and(translate(e.left()), translate(e.right()));
            case Expression.Or e -> Operations.or(translate(e.left()), translate(e.right()));
            case Expression.Parenthesized e -> new SingleValueNode(translate(e.inner()));
            case Expression.Table e -> table(e);
        };
    }

    /**
     * A chain of concatenations is one instruction to PUC-Rio Lua, made at the last sign.
     *
     * @return offset of the operator whose line errors report
     */
    private static int errorOffset(Expression.Binary expression) {
        Expression.Binary last = expression;
        while (last.operator() == BinaryOperator.CONCAT
                && last.right() instanceof Expression.Binary right
                && right.operator() == BinaryOperator.CONCAT) {
            last = right;
        }
        return last.at();
    }

    private LuaExpressionNode constant(Object value) {
        return ConstantNode.of(value instanceof LuaString string ? scope.intern(string) : value);
    }

    private LuaExpressionNode varargs(Expression.Varargs e) {
        LocalVariable table = scope.body().varargTable();
        if (table == null) {
            return VarargsNode.ofArguments(scope.body().parameters().size());
        }
        return VarargsNode.ofTable(translate(new Expression.Local(table, e.start(), e.end())));
    }

    LuaExpressionNode local(LocalVariable variable) {
        return variable.isCaptured()
                ? new CellReadNode(variable.slot(), variable.name())
                : LocalReadNode.create(variable.slot(), variable.name());
    }

    LuaExpressionNode closure(FunctionBody body) {
        int[] sources = new int[body.upvalues().size()];
        for (int i = 0; i < sources.length; i++) {
            FunctionBody.UpvalueSource upvalue = body.upvalues().get(i);
            sources[i] =
                    upvalue.fromParentLocal()
                            ? upvalue.variable().slot()
                            : -1 - upvalue.parentIndex();
        }
        return new ClosureNode(scope.inner(body), sources);
    }

    private LuaExpressionNode index(Expression.Index e) {
        LuaExpressionNode object = translate(e.object());
        if (e.key() instanceof Expression.Constant constant
                && constant.value() instanceof LuaString name) {
            return FieldReadNode.ofField(object, scope.intern(name), e.at());
        }
        return IndexReadNode.create(e.at(), object, translate(e.key()));
    }

    /**
     * @param reserved places that the call fills itself
     */
    ArgumentsNode arguments(int reserved, List<Expression> expressions) {
        return new ArgumentsNode(reserved, translate(expressions), endsInMulti(expressions));
    }

    static boolean endsInMulti(List<Expression> expressions) {
        return !expressions.isEmpty() && isMulti(expressions.getLast());
    }

    /** Whether an expression can have several values. */
    static boolean isMulti(Expression expression) {
        return expression instanceof Expression.Call
                || expression instanceof Expression.MethodCall
                || expression instanceof Expression.Varargs;
    }

    private LuaExpressionNode table(Expression.Table e) {
        if (e.positional().isEmpty() && e.keyed().isEmpty()) {
            return new TableNode.Empty();
        }
        if (e.keyed().isEmpty()) {
            LuaExpressionNode[] elements = translate(e.positional());
            return endsInMulti(e.positional())
                    ? new TableNode.OpenElements(elements)
                    : new TableNode.Elements(elements);
        }
        Layout layout = e.positional().isEmpty() ? layoutOf(e.keyed()) : null;
        LuaExpressionNode[] values =
                translate(e.keyed().stream().map(Expression.KeyedField::value).toList());
        if (layout != null) {
            return new TableNode.Fields(layout, values);
        }
        return new TableNode.Mixed(
                translate(e.keyed().stream().map(Expression.KeyedField::key).toList()),
                values,
                translate(e.positional()),
                e.order(),
                endsInMulti(e.positional()));
    }

    /**
     * The layout of a table with these keys; null unless they are different names, and not too
     * many.
     */
    private Layout layoutOf(List<Expression.KeyedField> fields) {
        List<LuaString> names = new ArrayList<>();
        Set<LuaString> seen = new HashSet<>();
        for (Expression.KeyedField field : fields) {
            if (!(field.key() instanceof Expression.Constant constant)
                    || !(constant.value() instanceof LuaString name)
                    || !seen.add(name)) {
                return null;
            }
            names.add(scope.intern(name));
        }
        Layout layout = Layout.EMPTY;
        for (LuaString name : names) {
            layout = layout.with(name, false);
        }
        return layout.isDictionary() ? null : layout;
    }
}
