package io.assay.lua.syntax;

import io.assay.lua.runtime.LuaString;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Syntax trees as short text: prefix operators in parentheses, variables by how they are reached.
 */
final class TreeText {

    private TreeText() {}

    static FunctionBody parse(String source) throws LuaSyntaxException {
        return Parser.parse(source, "test");
    }

    /** The statements of a chunk. */
    static String of(String source) throws LuaSyntaxException {
        return of(parse(source).body());
    }

    static String of(Block block) {
        return block.statements().stream().map(TreeText::of).collect(Collectors.joining("; "));
    }

    static String of(Statement statement) {
        return switch (statement) {
            case Statement.Local s -> "local " + variables(s.variables()) + values(s.values());
            case Statement.LocalFunction s -> "local function " + of(s.body());
            case Statement.GlobalDefinition s -> "global " + list(s.names()) + values(s.values());
            case Statement.Assignment s -> list(s.targets()) + values(s.values());
            case Statement.CallStatement s -> of(s.call());
            case Statement.Do s -> "do [" + of(s.body()) + "]";
            case Statement.While s -> "while " + of(s.condition()) + " [" + of(s.body()) + "]";
            case Statement.Repeat s -> "repeat [" + of(s.body()) + "] " + of(s.condition());
            case Statement.If s ->
                    s.clauses().stream()
                                    .map(c -> "if " + of(c.condition()) + " [" + of(c.body()) + "]")
                                    .collect(Collectors.joining(" else"))
                            + (s.otherwise() == null ? "" : " else [" + of(s.otherwise()) + "]");
            case Statement.NumericFor s ->
                    "for "
                            + s.variable().name()
                            + values(List.of(s.first(), s.limit()))
                            + (s.step() == null ? "" : " step " + of(s.step()))
                            + " ["
                            + of(s.body())
                            + "]";
            case Statement.GenericFor s ->
                    "for "
                            + variables(s.variables())
                            + " in "
                            + list(s.iterator())
                            + " ["
                            + of(s.body())
                            + "]";
            case Statement.Return s -> ("return " + list(s.values())).strip();
            case Statement.Break s -> "break";
            case Statement.Goto s -> "goto " + s.name();
            case Statement.Label s -> "::" + s.name();
        };
    }

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Constant e -> constant(e.value());
            case Expression.Varargs e -> "...";
            case Expression.Function e -> of(e.body());
            case Expression.Local e -> e.variable().name();
            case Expression.Upvalue e -> "^" + e.variable().name();
            case Expression.Global e ->
                    (e.environment() instanceof Expression.Upvalue ? "" : "_ENV.") + "$" + e.name();
            case Expression.Index e -> of(e.object()) + "[" + of(e.key()) + "]";
            case Expression.Call e -> of(e.function()) + "(" + list(e.arguments()) + ")";
            case Expression.MethodCall e ->
                    of(e.object()) + ":" + e.name() + "(" + list(e.arguments()) + ")";
            case Expression.Unary e -> "(" + e.operator() + " " + of(e.operand()) + ")";
            case Expression.Binary e ->
                    "(" + e.operator() + " " + of(e.left()) + " " + of(e.right()) + ")";
            case Expression.And e -> "(and " + of(e.left()) + " " + of(e.right()) + ")";
            case Expression.Or e -> "(or " + of(e.left()) + " " + of(e.right()) + ")";
            case Expression.Parenthesized e -> "<" + of(e.inner()) + ">";
            case Expression.Table e -> table(e);
        };
    }

    private static String of(FunctionBody body) {
        return "function "
                + body.name()
                + "("
                + variables(body.parameters())
                + (body.isVararg() ? " ..." : "")
                + (body.varargTable() == null ? "" : body.varargTable().name())
                + ") ["
                + of(body.body())
                + "]";
    }

    private static String table(Expression.Table table) {
        StringBuilder result = new StringBuilder("{");
        for (int index : table.order()) {
            result.append(result.length() == 1 ? "" : ", ");
            if (index >= 0) {
                result.append(of(table.positional().get(index)));
            } else {
                Expression.KeyedField field = table.keyed().get(-1 - index);
                result.append(of(field.key())).append("=").append(of(field.value()));
            }
        }
        return result.append("}").toString();
    }

    private static String constant(Object value) {
        return value instanceof LuaString string ? "'" + string + "'" : String.valueOf(value);
    }

    private static String variables(List<LocalVariable> variables) {
        return variables.stream()
                .map(v -> v.name() + (v.attribute() == LocalVariable.Attribute.NONE ? "" : "!"))
                .collect(Collectors.joining(","));
    }

    private static String values(List<Expression> values) {
        return values.isEmpty() ? "" : " = " + list(values);
    }

    private static String list(List<? extends Expression> expressions) {
        return expressions.stream().map(TreeText::of).collect(Collectors.joining(","));
    }
}
