package io.assay.lua.syntax;

/**
 * The parser's view of the source: the current token, one more if asked for, and errors at the
 * current token.
 */
final class Tokens {

    // PUC-Rio Lua stops a little short of 200, by the C calls its caller has used: 200 tables may
    // nest here.
    private static final int MAX_LEVELS = 205;

    private final Lexer lexer;
    private Token current = new Token();
    private Token ahead = new Token();
    private boolean hasAhead;
    private int lastLine = 1;
    private int lastEnd;
    private int levels;

    Tokens(Lexer lexer) throws LuaSyntaxException {
        this.lexer = lexer;
        lexer.next(current);
        lastEnd = current.start;
    }

    Name name(String text) {
        return lexer.name(text);
    }

    TokenKind kind() {
        return current.kind;
    }

    Object value() {
        return current.value;
    }

    /** Offset of the current token. */
    int start() {
        return current.start;
    }

    int end() {
        return current.end;
    }

    /** The line that the current token ends on. */
    int line() {
        return current.line;
    }

    /** Offset after the last token that was read over. */
    int lastEnd() {
        return lastEnd;
    }

    /** The kind of the token after the current one. */
    TokenKind peek() throws LuaSyntaxException {
        if (!hasAhead) {
            lexer.next(ahead);
            hasAhead = true;
        }
        return ahead.kind;
    }

    void advance() throws LuaSyntaxException {
        lastLine = current.line;
        lastEnd = current.end;
        if (hasAhead) {
            Token token = current;
            current = ahead;
            ahead = token;
            hasAhead = false;
        } else {
            lexer.next(current);
        }
    }

    /** Reads over the current token if it is a {@code kind}. */
    boolean accept(TokenKind kind) throws LuaSyntaxException {
        if (current.kind != kind) {
            return false;
        }
        advance();
        return true;
    }

    void expect(TokenKind kind) throws LuaSyntaxException {
        if (!accept(kind)) {
            throw expected(kind);
        }
    }

    /** Like {@link #expect}, but leaves the token where it is. */
    void require(TokenKind kind) throws LuaSyntaxException {
        if (current.kind != kind) {
            throw expected(kind);
        }
    }

    /** Expects the token that closes what {@code opening} opened on {@code line}. */
    void expectClosing(TokenKind kind, TokenKind opening, int line) throws LuaSyntaxException {
        if (accept(kind)) {
            return;
        }
        if (line == current.line) {
            throw expected(kind);
        }
        throw syntaxError(
                kind.quoted()
                        + " expected (to close "
                        + opening.quoted()
                        + " at line "
                        + line
                        + ")");
    }

    Name expectName() throws LuaSyntaxException {
        if (current.kind != TokenKind.NAME) {
            throw expected(TokenKind.NAME);
        }
        Name name = (Name) current.value;
        advance();
        return name;
    }

    /** Goes one level deeper into the grammar. */
    void enterLevel() throws LuaSyntaxException {
        if (++levels > MAX_LEVELS) {
            throw lexer.errorWithoutPosition("C stack overflow");
        }
    }

    void leaveLevel() {
        levels--;
    }

    void leaveLevels(int count) {
        levels -= count;
    }

    private LuaSyntaxException expected(TokenKind kind) {
        return syntaxError(kind.quoted() + " expected");
    }

    /** An error at the current token. */
    LuaSyntaxException syntaxError(String message) {
        String near = lexer.describe(current);
        return lexer.error(
                near.isEmpty() ? message : message + " near " + near,
                current.line,
                current.start,
                current.kind == TokenKind.EOF);
    }

    /** An error about what has just been read: it names no token. */
    LuaSyntaxException semanticError(String message) {
        return lexer.error(message, lastLine, current.start, false);
    }
}
