package io.assay.lua.syntax;

import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.syntax.LocalVariable.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads expressions (manual §3.4), function bodies included. */
final class ExpressionParser {

    private static final String SELF = "self";

    private final Tokens tokens;
    private final Scopes scopes;
    private final Parser statements;

    /**
     * What the last {@link #suffixedExpression} was as a target of assignment: whether it can be
     * one at all, and the name if it is a read-only variable.
     */
    private boolean assignable;

    private Name readOnly;

    /** Where a function starts that somebody wants; see {@link #lookFor}. */
    private int wantedStart = -1;

    private FunctionBody found;

    ExpressionParser(Tokens tokens, Scopes scopes, Parser statements) {
        this.tokens = tokens;
        this.scopes = scopes;
        this.statements = statements;
    }

    Expression expression() throws LuaSyntaxException {
        return subexpression(0);
    }

    /** An expression that, if it is a function, is called {@code name}. */
    Expression expression(String name) throws LuaSyntaxException {
        if (tokens.kind() != TokenKind.FUNCTION) {
            return expression();
        }
        return subexpression(0, name);
    }

    List<Expression> expressionList() throws LuaSyntaxException {
        return moreExpressions(expression());
    }

    /** The rest of a list that begins with {@code first}. */
    List<Expression> moreExpressions(Expression first) throws LuaSyntaxException {
        if (tokens.kind() != TokenKind.COMMA) {
            return List.of(first);
        }
        List<Expression> result = new ArrayList<>();
        result.add(first);
        int comma = tokens.start();
        while (tokens.accept(TokenKind.COMMA)) {
            result.add(readAt(result.removeLast(), comma));
            scopes.holdRegisters(1);
            result.add(expression());
            comma = tokens.start();
        }
        scopes.releaseRegisters(result.size() - 1);
        return result;
    }

    private Expression subexpression(int limit) throws LuaSyntaxException {
        return subexpression(limit, null);
    }

    // Operator precedence: reads operators as long as they bind tighter than what is to the left.
    private Expression subexpression(int limit, String name) throws LuaSyntaxException {
        tokens.enterLevel();
        int start = tokens.start();
        UnaryOperator unary = unaryOperator(tokens.kind());
        Expression left;
        if (unary == null) {
            left = simpleExpression(name);
        } else {
            tokens.advance();
            Expression operand = subexpression(TokenKind.UNARY_PRIORITY);
            left = new Expression.Unary(unary, operand, start, start, tokens.lastEnd());
        }
        TokenKind kind = tokens.kind();
        while (kind.leftPriority > limit) {
            int at = tokens.start();
            tokens.advance();
            left = readAt(left, at);
            int held = scopes.holdRegisters(registersOfLeft(kind, left));
            Expression right = subexpression(kind.rightPriority);
            scopes.releaseRegisters(held);
            left = infix(kind, left, right, at, start);
            kind = tokens.kind();
        }
        tokens.leaveLevel();
        return left;
    }

    private Expression infix(TokenKind kind, Expression left, Expression right, int at, int start) {
        int end = tokens.lastEnd();
        return switch (kind) {
            case AND -> new Expression.And(left, right, start, end);
            case OR -> new Expression.Or(left, right, start, end);
            // A comparison is made where its second operand ends, any other operation at its sign.
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
                    new Expression.Binary(kind.operator, left, right, end - 1, start, end);
            default -> new Expression.Binary(kind.operator, left, right, at, start, end);
        };
    }

    /**
     * A field is read when the parser knows that nothing is assigned to it: the line of that is the
     * line of the token before, which {@code at} is in.
     */
    private static Expression readAt(Expression expression, int at) {
        return expression instanceof Expression.Index index
                ? new Expression.Index(index.object(), index.key(), at, index.start(), index.end())
                : expression;
    }

    /** Registers that {@code left} takes while the right operand of {@code operator} is read. */
    private static int registersOfLeft(TokenKind operator, Expression left) {
        return switch (operator) {
            case AND, OR -> 0;
            case CONCAT -> 1;
            default -> registersOfOperand(left);
        };
    }

    private static int registersOfOperand(Expression operand) {
        return operand instanceof Expression.Local || operand instanceof Expression.Constant
                ? 0
                : 1;
    }

    private static int registersOfObject(Expression object) {
        return object instanceof Expression.Local || object instanceof Expression.Upvalue ? 0 : 1;
    }

    /** Registers that {@code target} takes while what is assigned to it is read. */
    static int registersOfTarget(Expression target) {
        return target instanceof Expression.Index index
                ? registersOfObject(index.object()) + registersOfOperand(index.key())
                : 0;
    }

    private static UnaryOperator unaryOperator(TokenKind kind) {
        return switch (kind) {
            case NOT -> UnaryOperator.NOT;
            case MINUS -> UnaryOperator.NEGATE;
            case TILDE -> UnaryOperator.BITWISE_NOT;
            case HASH -> UnaryOperator.LENGTH;
            default -> null;
        };
    }

    private Expression simpleExpression(String name) throws LuaSyntaxException {
        int start = tokens.start();
        return switch (tokens.kind()) {
            case NUMBER, STRING -> constant(tokens.value());
            case NIL -> constant(Nil.NIL);
            case TRUE -> constant(true);
            case FALSE -> constant(false);
            case DOTS -> {
                if (!scopes.function().isVararg) {
                    throw tokens.syntaxError("cannot use '...' outside a vararg function");
                }
                tokens.advance();
                yield new Expression.Varargs(start, tokens.lastEnd());
            }
            case BRACE_OPEN -> table();
            case FUNCTION -> {
                int line = tokens.line();
                tokens.advance();
                FunctionBody body = functionBody(name, false, start, line);
                yield new Expression.Function(body, start, tokens.lastEnd());
            }
            default -> suffixedExpression();
        };
    }

    private Expression constant(Object value) throws LuaSyntaxException {
        int start = tokens.start();
        tokens.advance();
        return new Expression.Constant(value, start, tokens.lastEnd());
    }

    /** Whether the last {@link #suffixedExpression} is a variable or a table access. */
    boolean isAssignable() {
        return assignable;
    }

    /** The name of the last {@link #suffixedExpression} if it is a read-only variable. */
    Name readOnlyName() {
        return readOnly;
    }

    /** A name or parenthesis, with the accesses and calls that follow it. */
    Expression suffixedExpression() throws LuaSyntaxException {
        int start = tokens.start();
        Expression result = primaryExpression();
        while (true) {
            int at = tokens.start();
            switch (tokens.kind()) {
                case DOT -> result = field(result, start);
                case BRACKET_OPEN -> {
                    int held = scopes.holdRegisters(registersOfObject(result));
                    tokens.advance();
                    Expression key = expression();
                    scopes.releaseRegisters(held);
                    tokens.expect(TokenKind.BRACKET_CLOSE);
                    int end = tokens.lastEnd();
                    result = new Expression.Index(result, key, end - 1, start, end);
                    target(true, null);
                }
                case COLON -> {
                    tokens.advance();
                    LuaString name = tokens.expectName().string();
                    int argumentsAt = tokens.start();
                    scopes.holdRegisters(2);
                    List<Expression> arguments = arguments();
                    scopes.releaseRegisters(2);
                    result =
                            new Expression.MethodCall(
                                    result, name, arguments, argumentsAt, start, tokens.lastEnd());
                    target(false, null);
                }
                case PAREN_OPEN, STRING, BRACE_OPEN -> {
                    scopes.holdRegisters(1);
                    List<Expression> arguments = arguments();
                    scopes.releaseRegisters(1);
                    result = new Expression.Call(result, arguments, at, start, tokens.lastEnd());
                    target(false, null);
                }
                default -> {
                    return result;
                }
            }
        }
    }

    /** {@code .name} after {@code object}. */
    Expression field(Expression object, int start) throws LuaSyntaxException {
        tokens.advance();
        int keyStart = tokens.start();
        LuaString name = tokens.expectName().string();
        Expression key = new Expression.Constant(name, keyStart, tokens.lastEnd());
        target(true, null);
        return new Expression.Index(object, key, keyStart, start, tokens.lastEnd());
    }

    private Expression primaryExpression() throws LuaSyntaxException {
        switch (tokens.kind()) {
            case NAME -> {
                return variable();
            }
            case PAREN_OPEN -> {
                int start = tokens.start();
                int line = tokens.line();
                tokens.advance();
                Expression inner = expression();
                tokens.expectClosing(TokenKind.PAREN_CLOSE, TokenKind.PAREN_OPEN, line);
                target(false, null);
                return switch (inner) {
                    case Expression.Index index -> readAt(index, tokens.lastEnd() - 1);
                    case Expression.Call call -> parenthesized(call, start);
                    case Expression.MethodCall call -> parenthesized(call, start);
                    case Expression.Varargs varargs -> parenthesized(varargs, start);
                    default -> inner;
                };
            }
            default -> throw tokens.syntaxError("unexpected symbol");
        }
    }

    private Expression parenthesized(Expression inner, int start) {
        return new Expression.Parenthesized(inner, start, tokens.lastEnd());
    }

    /** The variable that the current token names. */
    Expression variable() throws LuaSyntaxException {
        int start = tokens.start();
        Name name = tokens.expectName();
        Expression result = scopes.resolve(name, start, tokens.lastEnd());
        target(true, scopes.isReadOnly(name) ? name : null);
        return result;
    }

    private void target(boolean isAssignable, Name readOnlyName) {
        assignable = isAssignable;
        readOnly = readOnlyName;
    }

    private List<Expression> arguments() throws LuaSyntaxException {
        switch (tokens.kind()) {
            case STRING -> {
                return List.of(constant(tokens.value()));
            }
            case BRACE_OPEN -> {
                return List.of(table());
            }
            case PAREN_OPEN -> {
                int line = tokens.line();
                tokens.advance();
                if (tokens.accept(TokenKind.PAREN_CLOSE)) {
                    return List.of();
                }
                List<Expression> result = expressionList();
                tokens.expectClosing(TokenKind.PAREN_CLOSE, TokenKind.PAREN_OPEN, line);
                scopes.needRegisters(result.size());
                if (result.getLast() instanceof Expression.Index index) {
                    result = new ArrayList<>(result);
                    result.set(result.size() - 1, readAt(index, tokens.lastEnd() - 1));
                }
                return result;
            }
            default -> throw tokens.syntaxError("function arguments expected");
        }
    }

    private Expression.Table table() throws LuaSyntaxException {
        int start = tokens.start();
        int line = tokens.line();
        List<Expression> positional = new ArrayList<>();
        List<Expression.KeyedField> keyed = new ArrayList<>();
        int[] order = new int[8];
        scopes.holdRegisters(1);
        tokens.expect(TokenKind.BRACE_OPEN);
        int mostHeld = scopes.mostHeldElements();
        int held = 0;
        while (tokens.kind() != TokenKind.BRACE_CLOSE) {
            int count = positional.size() + keyed.size();
            if (count > 0 && order[count - 1] >= 0) {
                held += scopes.holdRegisters(1);
                if (held == mostHeld) {
                    scopes.releaseRegisters(held);
                    held = 0;
                }
            }
            if (count == order.length) {
                order = Arrays.copyOf(order, count * 2);
            }
            Expression.KeyedField field = keyedField();
            if (field != null) {
                order[count] = -1 - keyed.size();
                keyed.add(field);
            } else {
                order[count] = positional.size();
                positional.add(expression());
            }
            if (field == null) {
                // Whatever comes next, it is read over before the element is stored.
                positional.add(readAt(positional.removeLast(), tokens.start()));
            }
            if (!tokens.accept(TokenKind.COMMA) && !tokens.accept(TokenKind.SEMICOLON)) {
                break;
            }
        }
        tokens.expectClosing(TokenKind.BRACE_CLOSE, TokenKind.BRACE_OPEN, line);
        scopes.needRegisters(1);
        scopes.releaseRegisters(held + 1);
        order = Arrays.copyOf(order, positional.size() + keyed.size());
        return new Expression.Table(positional, keyed, order, start, tokens.lastEnd());
    }

    /** {@code name = value} or {@code [key] = value}, null if the field is neither. */
    private Expression.KeyedField keyedField() throws LuaSyntaxException {
        Expression key;
        String functionName = null;
        int held = 0;
        if (tokens.kind() == TokenKind.BRACKET_OPEN) {
            tokens.advance();
            key = expression();
            tokens.expect(TokenKind.BRACKET_CLOSE);
            held = scopes.holdRegisters(registersOfOperand(key));
        } else if (tokens.kind() == TokenKind.NAME && tokens.peek() == TokenKind.ASSIGN) {
            Name name = (Name) tokens.value();
            key = constant(name.string());
            functionName = name.text;
        } else {
            return null;
        }
        tokens.expect(TokenKind.ASSIGN);
        Expression value = expression(functionName);
        scopes.releaseRegisters(held);
        return new Expression.KeyedField(key, value);
    }

    /**
     * Parameters and statements of a function, up to its {@code end}.
     *
     * @param start offset of the keyword {@code function}, which is on {@code line}
     */
    FunctionBody functionBody(String name, boolean isMethod, int start, int line)
            throws LuaSyntaxException {
        scopes.enterFunction(line);
        FunctionScope function = scopes.function();
        tokens.expect(TokenKind.PAREN_OPEN);
        List<LocalVariable> parameters = new ArrayList<>();
        if (isMethod) {
            Declaration self = scopes.newLocal(tokens.name(SELF), Attribute.NONE);
            scopes.activateLocal(self);
            parameters.add(self.variable);
        }
        LocalVariable varargTable = parameterList(parameters);
        tokens.expect(TokenKind.PAREN_CLOSE);
        Block body = statements.statementList();
        int lastLine = tokens.line();
        tokens.expectClosing(TokenKind.END, TokenKind.FUNCTION, line);
        scopes.leaveFunction();
        FunctionBody result =
                new FunctionBody(
                        name,
                        parameters,
                        function.isVararg,
                        varargTable,
                        List.copyOf(function.upvalues),
                        function.slotCount(),
                        body,
                        line,
                        lastLine,
                        start,
                        tokens.lastEnd());
        if (start == wantedStart) {
            found = result;
        }
        return result;
    }

    /** Has the function that starts at {@code start} kept for {@link #found}. */
    void lookFor(int start) {
        wantedStart = start;
    }

    /** The function that was looked for; null if the source read so far has none. */
    FunctionBody found() {
        return found;
    }

    /** Adds to {@code parameters} and returns the variable of {@code ...name}, if there is one. */
    private LocalVariable parameterList(List<LocalVariable> parameters) throws LuaSyntaxException {
        if (tokens.kind() == TokenKind.PAREN_CLOSE) {
            return null;
        }
        List<Declaration> declarations = new ArrayList<>();
        Declaration varargs = null;
        boolean isVararg = false;
        do {
            if (tokens.kind() == TokenKind.NAME) {
                declarations.add(scopes.newLocal(tokens.expectName(), Attribute.NONE));
            } else if (tokens.accept(TokenKind.DOTS)) {
                isVararg = true;
                if (tokens.kind() == TokenKind.NAME) {
                    varargs = scopes.newLocal(tokens.expectName(), Attribute.CONST);
                }
            } else {
                throw tokens.syntaxError("<name> or '...' expected");
            }
        } while (!isVararg && tokens.accept(TokenKind.COMMA));
        for (Declaration declaration : declarations) {
            scopes.activateLocal(declaration);
            parameters.add(declaration.variable);
        }
        scopes.function().isVararg = isVararg;
        if (varargs == null) {
            return null;
        }
        scopes.activateLocal(varargs);
        return varargs.variable;
    }
}
