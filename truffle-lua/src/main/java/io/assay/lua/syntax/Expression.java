package io.assay.lua.syntax;

import io.assay.lua.runtime.LuaString;
import java.util.List;

/**
 * Expressions of the manual's §3.4, with every name already resolved to a local, an upvalue or a
 * global. {@code start} and {@code end} are character offsets in the source (end exclusive); {@code
 * at} is the offset of the token whose line a run-time error reports: the operator, or the
 * parenthesis, string or table that begins a call's arguments.
 */
public sealed interface Expression {

    int start();

    int end();

    /**
     * {@code nil}, booleans, numbers (Long, Double) and strings; also the use of a {@code <const>}
     * local that was declared with one of these.
     */
    record Constant(Object value, int start, int end) implements Expression {}

    /** {@code ...} */
    record Varargs(int start, int end) implements Expression {}

    record Function(FunctionBody body, int start, int end) implements Expression {}

    record Local(LocalVariable variable, int start, int end) implements Expression {}

    /** The variable number {@code index} among the function's {@link FunctionBody#upvalues()}. */
    record Upvalue(int index, LocalVariable variable, int start, int end) implements Expression {}

    /**
     * {@code environment.name}, where environment is the {@code _ENV} in scope (Local or Upvalue).
     */
    record Global(Expression environment, LuaString name, int start, int end)
            implements Expression {}

    record Index(Expression object, Expression key, int at, int start, int end)
            implements Expression {}

    record Call(Expression function, List<Expression> arguments, int at, int start, int end)
            implements Expression {}

    record MethodCall(
            Expression object,
            LuaString name,
            List<Expression> arguments,
            int at,
            int start,
            int end)
            implements Expression {}

    record Unary(UnaryOperator operator, Expression operand, int at, int start, int end)
            implements Expression {}

    record Binary(
            BinaryOperator operator, Expression left, Expression right, int at, int start, int end)
            implements Expression {}

    record And(Expression left, Expression right, int start, int end) implements Expression {}

    record Or(Expression left, Expression right, int start, int end) implements Expression {}

    /** {@code (inner)}: cuts several values down to one; kept only around calls and varargs. */
    record Parenthesized(Expression inner, int start, int end) implements Expression {}

    /**
     * A table constructor. {@code positional} are the {@code [1], [2], …} fields in order (the last
     * may give several values); {@code keyed} the others. {@code order} lists all fields in source
     * order: a value {@code i >= 0} is {@code positional.get(i)}, a value {@code -1 - i} is {@code
     * keyed.get(i)}.
     */
    record Table(
            List<Expression> positional, List<KeyedField> keyed, int[] order, int start, int end)
            implements Expression {}

    record KeyedField(Expression key, Expression value) {}
}
