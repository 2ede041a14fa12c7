package io.assay.lua.syntax;

import io.assay.lua.syntax.LocalVariable.Attribute;
import io.assay.lua.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a chunk of Lua 5.5 (manual §3, grammar in §9) into a syntax tree by recursive descent. This
 * class reads statements; {@link ExpressionParser} reads expressions, {@link Scopes} gives names
 * their meaning.
 */
public final class Parser {

    private static final String CONST = "const";
    private static final String CLOSE = "close";

    private final Tokens tokens;
    private final Scopes scopes;
    private final ExpressionParser expressions;
    private final Name global;

    private Parser(Lexer lexer) throws LuaSyntaxException {
        tokens = new Tokens(lexer);
        scopes = new Scopes(tokens);
        expressions = new ExpressionParser(tokens, scopes, this);
        global = tokens.name("global");
    }

    /**
     * Parses a chunk.
     *
     * @param source text as {@link SourceText#decode} makes it; a byte order mark and a first line
     *     that starts with {@code #} are skipped
     * @param chunkName how error messages call the source: {@code x.lua}, {@code [string "..."]}
     * @return the main function, whose only upvalue is the chunk's {@code _ENV}
     */
    public static FunctionBody parse(String source, String chunkName) throws LuaSyntaxException {
        Lexer lexer = new Lexer(source, chunkName);
        lexer.skipPreamble();
        return new Parser(lexer).chunk(source.length());
    }

    /**
     * Parses a chunk for the sake of one of its functions.
     *
     * @param start where that function starts, as {@link FunctionBody#start()} says
     * @return null if no function starts there
     */
    public static FunctionBody parseFunction(String source, String chunkName, int start)
            throws LuaSyntaxException {
        Lexer lexer = new Lexer(source, chunkName);
        lexer.skipPreamble();
        Parser parser = new Parser(lexer);
        parser.expressions.lookFor(start);
        parser.chunk(source.length());
        return parser.expressions.found();
    }

    private FunctionBody chunk(int length) throws LuaSyntaxException {
        scopes.enterFunction(0);
        FunctionScope function = scopes.function();
        function.isVararg = true;
        Block body = statementList();
        tokens.require(TokenKind.EOF);
        scopes.leaveFunction();
        return new FunctionBody(
                "main chunk",
                List.of(),
                true,
                null,
                List.copyOf(function.upvalues),
                function.slotCount(),
                body,
                0,
                tokens.line(),
                0,
                length);
    }

    /** Statements up to a token that ends a block, in the scope that is open. */
    Block statementList() throws LuaSyntaxException {
        int start = tokens.start();
        List<Statement> statements = new ArrayList<>();
        while (!isBlockEnd(true)) {
            boolean isReturn = tokens.kind() == TokenKind.RETURN;
            statement(statements);
            if (isReturn) {
                break;
            }
        }
        return new Block(statements, start, Math.max(start, tokens.lastEnd()));
    }

    /** Statements in a scope of their own. */
    private Block block(boolean isLoop) throws LuaSyntaxException {
        scopes.enterBlock(isLoop);
        Block result = statementList();
        scopes.leaveBlock();
        return result;
    }

    private boolean isBlockEnd(boolean withUntil) {
        return switch (tokens.kind()) {
            case ELSE, ELSEIF, END, EOF -> true;
            case UNTIL -> withUntil;
            default -> false;
        };
    }

    private void statement(List<Statement> out) throws LuaSyntaxException {
        tokens.enterLevel();
        int start = tokens.start();
        int line = tokens.line();
        switch (tokens.kind()) {
            case SEMICOLON -> tokens.advance();
            case DOUBLE_COLON -> label(out, start, line);
            case IF -> out.add(ifStatement(start, line));
            case WHILE -> out.add(whileStatement(start, line));
            case DO -> {
                tokens.advance();
                Block body = block(false);
                tokens.expectClosing(TokenKind.END, TokenKind.DO, line);
                out.add(new Statement.Do(body, start, tokens.lastEnd()));
            }
            case FOR -> out.add(forStatement(start, line));
            case REPEAT -> out.add(repeatStatement(start, line));
            case FUNCTION -> out.add(functionStatement(start, line));
            case LOCAL -> {
                tokens.advance();
                out.add(
                        tokens.kind() == TokenKind.FUNCTION
                                ? localFunction(start)
                                : localStatement(start));
            }
            case RETURN -> out.add(returnStatement(start));
            case BREAK -> {
                if (!scopes.isInLoop()) {
                    throw tokens.syntaxError("break outside loop");
                }
                tokens.advance();
                out.add(new Statement.Break(start, tokens.lastEnd()));
            }
            case GOTO -> {
                tokens.advance();
                Name name = tokens.expectName();
                Statement.Goto jump = new Statement.Goto(name.string(), start, tokens.lastEnd());
                scopes.addGoto(name, line, jump);
                out.add(jump);
            }
            default -> {
                if (isGlobalDeclaration()) {
                    globalStatement(out, start);
                } else {
                    out.add(expressionStatement(start));
                }
            }
        }
        tokens.leaveLevel();
    }

    // "global" is a keyword only where nothing else makes sense, so that old code may use the name.
    private boolean isGlobalDeclaration() throws LuaSyntaxException {
        if (tokens.kind() != TokenKind.NAME || tokens.value() != global) {
            return false;
        }
        return switch (tokens.peek()) {
            case NAME, LESS, STAR, FUNCTION -> true;
            default -> false;
        };
    }

    private void label(List<Statement> out, int start, int line) throws LuaSyntaxException {
        tokens.advance();
        Name name = tokens.expectName();
        tokens.expect(TokenKind.DOUBLE_COLON);
        Statement.Label label = new Statement.Label(name.string(), start, tokens.lastEnd());
        out.add(label);
        while (tokens.kind() == TokenKind.SEMICOLON || tokens.kind() == TokenKind.DOUBLE_COLON) {
            statement(out);
        }
        scopes.checkNewLabel(name);
        scopes.addLabel(name, line, label, isBlockEnd(false));
    }

    private Statement ifStatement(int start, int line) throws LuaSyntaxException {
        List<Statement.Clause> clauses = new ArrayList<>();
        do {
            tokens.advance();
            Expression condition = expressions.expression();
            tokens.expect(TokenKind.THEN);
            clauses.add(new Statement.Clause(condition, block(false)));
        } while (tokens.kind() == TokenKind.ELSEIF);
        Block otherwise = tokens.accept(TokenKind.ELSE) ? block(false) : null;
        tokens.expectClosing(TokenKind.END, TokenKind.IF, line);
        return new Statement.If(clauses, otherwise, start, tokens.lastEnd());
    }

    private Statement whileStatement(int start, int line) throws LuaSyntaxException {
        tokens.advance();
        Expression condition = expressions.expression();
        scopes.enterBlock(true);
        tokens.expect(TokenKind.DO);
        Block body = block(false);
        tokens.expectClosing(TokenKind.END, TokenKind.WHILE, line);
        scopes.leaveBlock();
        return new Statement.While(condition, body, start, tokens.lastEnd());
    }

    private Statement repeatStatement(int start, int line) throws LuaSyntaxException {
        tokens.advance();
        scopes.enterBlock(true);
        scopes.enterBlock(false);
        Block body = statementList();
        tokens.expectClosing(TokenKind.UNTIL, TokenKind.REPEAT, line);
        Expression condition = expressions.expression();
        scopes.leaveBlock();
        scopes.leaveBlock();
        return new Statement.Repeat(body, condition, start, tokens.lastEnd());
    }

    private Statement forStatement(int start, int line) throws LuaSyntaxException {
        tokens.advance();
        scopes.enterBlock(true);
        Name name = tokens.expectName();
        Statement result =
                switch (tokens.kind()) {
                    case ASSIGN -> numericFor(name, start, line);
                    case COMMA, IN -> genericFor(name, start, line);
                    default -> throw tokens.syntaxError("'=' or 'in' expected");
                };
        scopes.leaveBlock();
        return result;
    }

    private Statement numericFor(Name name, int start, int line) throws LuaSyntaxException {
        tokens.advance();
        Declaration variable = scopes.newLocal(name, Attribute.CONST);
        Expression first = expressions.expression();
        tokens.expect(TokenKind.COMMA);
        Expression limit = expressions.expression();
        Expression step = tokens.accept(TokenKind.COMMA) ? expressions.expression() : null;
        scopes.addRegisters(2);
        int at = tokens.start();
        Block body = forBody(List.of(variable), line);
        return new Statement.NumericFor(
                variable.variable, first, limit, step, body, at, start, tokens.lastEnd());
    }

    private Statement genericFor(Name name, int start, int line) throws LuaSyntaxException {
        List<Declaration> declarations = new ArrayList<>();
        // The first variable controls the loop, so nothing may assign to it.
        declarations.add(scopes.newLocal(name, Attribute.CONST));
        while (tokens.accept(TokenKind.COMMA)) {
            declarations.add(scopes.newLocal(tokens.expectName(), Attribute.NONE));
        }
        tokens.expect(TokenKind.IN);
        int at = tokens.start();
        List<Expression> iterator = expressions.expressionList();
        scopes.needRegisters(iterator.size());
        scopes.addRegisters(3);
        // What the iterator is called with.
        scopes.needRegisters(3);
        FunctionScope function = scopes.function();
        int stateSlot = function.takeSlots(Statement.GenericFor.STATE_SLOTS);
        Block body = forBody(declarations, line);
        function.freeSlots(stateSlot, Statement.GenericFor.STATE_SLOTS);
        List<LocalVariable> variables = declarations.stream().map(d -> d.variable).toList();
        return new Statement.GenericFor(
                variables, iterator, body, stateSlot, at, start, tokens.lastEnd());
    }

    private Block forBody(List<Declaration> declarations, int line) throws LuaSyntaxException {
        tokens.expect(TokenKind.DO);
        scopes.enterBlock(false);
        for (Declaration declaration : declarations) {
            scopes.activateLocal(declaration);
        }
        Block body = block(false);
        scopes.leaveBlock();
        tokens.expectClosing(TokenKind.END, TokenKind.FOR, line);
        return body;
    }

    private Statement functionStatement(int start, int line) throws LuaSyntaxException {
        tokens.advance();
        int nameStart = tokens.start();
        Expression target = expressions.variable();
        while (tokens.kind() == TokenKind.DOT) {
            target = expressions.field(target, nameStart);
        }
        String name = FunctionNames.of(target);
        boolean isMethod = tokens.kind() == TokenKind.COLON;
        if (isMethod) {
            target = expressions.field(target, nameStart);
            name = name + ":" + FunctionNames.key(target);
        }
        checkTarget(target);
        FunctionBody body = expressions.functionBody(name, isMethod, start, line);
        int end = tokens.lastEnd();
        return new Statement.Assignment(
                List.of(target), List.of(new Expression.Function(body, start, end)), start, end);
    }

    private Statement localFunction(int start) throws LuaSyntaxException {
        int functionStart = tokens.start();
        int line = tokens.line();
        tokens.advance();
        Name name = tokens.expectName();
        Declaration declaration = scopes.newLocal(name, Attribute.NONE);
        scopes.activateLocal(declaration);
        FunctionBody body = expressions.functionBody(name.text, false, functionStart, line);
        return new Statement.LocalFunction(declaration.variable, body, start, tokens.lastEnd());
    }

    private Statement localStatement(int start) throws LuaSyntaxException {
        Attribute general = attribute(Attribute.NONE);
        List<Declaration> declarations = new ArrayList<>();
        boolean closes = false;
        do {
            Name name = tokens.expectName();
            Attribute attribute = attribute(general);
            declarations.add(scopes.newLocal(name, attribute));
            if (attribute == Attribute.CLOSE) {
                if (closes) {
                    throw tokens.semanticError("multiple to-be-closed variables in local list");
                }
                closes = true;
            }
        } while (tokens.accept(TokenKind.COMMA));
        List<Expression> values =
                tokens.accept(TokenKind.ASSIGN) ? valuesFor(declarations) : List.of();
        Declaration last = declarations.getLast();
        if (declarations.size() == values.size()
                && last.variable.attribute() == Attribute.CONST
                && values.getLast() instanceof Expression.Constant constant) {
            last.constant = constant;
        }
        List<LocalVariable> variables = new ArrayList<>(declarations.size());
        for (Declaration declaration : declarations) {
            scopes.activateLocal(declaration);
            variables.add(declaration.variable);
        }
        return new Statement.Local(variables, values, start, tokens.lastEnd());
    }

    /** Expressions whose functions are called after the names they are given to. */
    private List<Expression> valuesFor(List<Declaration> declarations) throws LuaSyntaxException {
        List<Expression> values = new ArrayList<>();
        do {
            int index = values.size();
            scopes.holdRegisters(index == 0 ? 0 : 1);
            values.add(
                    expressions.expression(
                            index < declarations.size()
                                    ? declarations.get(index).name.text
                                    : null));
        } while (tokens.accept(TokenKind.COMMA));
        scopes.releaseRegisters(values.size() - 1);
        scopes.needRegisters(Math.max(values.size(), declarations.size()));
        return values;
    }

    private Attribute attribute(Attribute otherwise) throws LuaSyntaxException {
        if (!tokens.accept(TokenKind.LESS)) {
            return otherwise;
        }
        String name = tokens.expectName().text;
        tokens.expect(TokenKind.GREATER);
        return switch (name) {
            case CONST -> Attribute.CONST;
            case CLOSE -> Attribute.CLOSE;
            default -> throw tokens.semanticError("unknown attribute '" + name + "'");
        };
    }

    private boolean globalIsReadOnly(boolean otherwise) throws LuaSyntaxException {
        Attribute attribute = attribute(otherwise ? Attribute.CONST : Attribute.NONE);
        if (attribute == Attribute.CLOSE) {
            throw tokens.semanticError("global variables cannot be to-be-closed");
        }
        return attribute == Attribute.CONST;
    }

    private void globalStatement(List<Statement> out, int start) throws LuaSyntaxException {
        tokens.advance();
        if (tokens.kind() == TokenKind.FUNCTION) {
            out.add(globalFunction(start));
            return;
        }
        boolean readOnly = globalIsReadOnly(false);
        if (tokens.accept(TokenKind.STAR)) {
            scopes.activate(scopes.newGlobal(null, readOnly));
            return;
        }
        List<Declaration> declarations = new ArrayList<>();
        List<int[]> offsets = new ArrayList<>();
        do {
            int nameStart = tokens.start();
            Name name = tokens.expectName();
            offsets.add(new int[] {nameStart, tokens.lastEnd()});
            declarations.add(scopes.newGlobal(name, globalIsReadOnly(readOnly)));
        } while (tokens.accept(TokenKind.COMMA));
        if (tokens.accept(TokenKind.ASSIGN)) {
            int valuesStart = tokens.start();
            List<Expression.Global> names = new ArrayList<>();
            for (int i = 0; i < offsets.size(); i++) {
                int[] offset = offsets.get(i);
                names.add(scopes.global(declarations.get(i).name, offset[0], offset[1]));
            }
            List<Expression> values = valuesFor(declarations);
            out.add(
                    new Statement.GlobalDefinition(
                            names, values, valuesStart, start, tokens.lastEnd()));
        }
        declarations.forEach(scopes::activate);
    }

    private Statement globalFunction(int start) throws LuaSyntaxException {
        int functionStart = tokens.start();
        int line = tokens.line();
        tokens.advance();
        int nameStart = tokens.start();
        Name name = tokens.expectName();
        int nameEnd = tokens.lastEnd();
        scopes.activate(scopes.newGlobal(name, false));
        Expression.Global target = scopes.global(name, nameStart, nameEnd);
        FunctionBody body = expressions.functionBody(name.text, false, functionStart, line);
        int end = tokens.lastEnd();
        Expression function = new Expression.Function(body, functionStart, end);
        return new Statement.GlobalDefinition(
                List.of(target), List.of(function), start, start, end);
    }

    private Statement returnStatement(int start) throws LuaSyntaxException {
        tokens.advance();
        List<Expression> values = List.of();
        if (!isBlockEnd(true) && tokens.kind() != TokenKind.SEMICOLON) {
            values = expressions.expressionList();
            scopes.needRegisters(values.size());
        }
        int end = tokens.lastEnd();
        tokens.accept(TokenKind.SEMICOLON);
        return new Statement.Return(values, start, end);
    }

    private Statement expressionStatement(int start) throws LuaSyntaxException {
        Expression expression = expressions.suffixedExpression();
        if (tokens.kind() == TokenKind.ASSIGN || tokens.kind() == TokenKind.COMMA) {
            return assignment(expression, start);
        }
        return switch (expression) {
            case Expression.Call call -> new Statement.CallStatement(call, start, tokens.lastEnd());
            case Expression.MethodCall call ->
                    new Statement.CallStatement(call, start, tokens.lastEnd());
            default -> throw tokens.syntaxError("syntax error");
        };
    }

    private Statement assignment(Expression first, int start) throws LuaSyntaxException {
        List<Expression> targets = new ArrayList<>();
        checkTarget(first);
        targets.add(first);
        int held = scopes.holdRegisters(ExpressionParser.registersOfTarget(first));
        while (tokens.accept(TokenKind.COMMA)) {
            // PUC-Rio Lua reads the targets by recursion.
            tokens.enterLevel();
            Expression target = expressions.suffixedExpression();
            checkTarget(target);
            targets.add(target);
            held += scopes.holdRegisters(ExpressionParser.registersOfTarget(target));
        }
        tokens.leaveLevels(targets.size() - 1);
        tokens.expect(TokenKind.ASSIGN);
        List<Expression> values = new ArrayList<>();
        do {
            int index = values.size();
            scopes.holdRegisters(index == 0 ? 0 : 1);
            boolean isNamed = tokens.kind() == TokenKind.FUNCTION && index < targets.size();
            values.add(
                    expressions.expression(isNamed ? FunctionNames.of(targets.get(index)) : null));
        } while (tokens.accept(TokenKind.COMMA));
        scopes.needRegisters(1);
        scopes.releaseRegisters(held + values.size() - 1);
        return new Statement.Assignment(targets, values, start, tokens.lastEnd());
    }

    /** Refuses to assign to what has just been read if it is no variable or a read-only one. */
    private void checkTarget(Expression target) throws LuaSyntaxException {
        if (!expressions.isAssignable()) {
            throw tokens.syntaxError("syntax error");
        }
        Name readOnly = expressions.readOnlyName();
        if (readOnly != null) {
            throw tokens.semanticError(
                    "attempt to assign to const variable '" + readOnly.text + "'");
        }
        switch (target) {
            case Expression.Local local -> local.variable().markReassigned();
            case Expression.Upvalue upvalue -> upvalue.variable().markReassigned();
            default -> {
                // Tables keep no account of who writes to them.
            }
        }
    }
}
