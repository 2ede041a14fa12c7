package io.assay.lua.syntax;

import io.assay.lua.text.SourceText;

/**
 * Cuts source text into tokens (manual §3.1). {@code position} is the offset of the next character
 * to read and {@code line} the line it is on; line breaks are CR, LF, CR LF and LF CR.
 */
final class Lexer {

    /** What {@link #peek} returns after the last character. */
    static final int END = -1;

    final String source;
    int position;
    int line = 1;

    private final String chunkName;
    private final NameTable names = new NameTable();
    private final StringLiteral strings = new StringLiteral(this);

    /**
     * @param chunkName how messages call the source
     */
    Lexer(String source, String chunkName) {
        this.source = source;
        this.chunkName = chunkName;
    }

    /** The name spelled {@code text}. */
    Name name(String text) {
        return names.get(text);
    }

    /** Skips a byte order mark and, if it starts with {@code #}, the first line. */
    void skipPreamble() {
        if (peek(0) == '\ufeff') {
            position++;
        }
        if (peek(0) == '#') {
            skipLine();
        }
    }

    /** Reads the next token into {@code token}. */
    void next(Token token) throws LuaSyntaxException {
        skipSpace();
        token.start = position;
        token.value = null;
        token.kind = scan(token);
        token.end = position;
        token.line = line;
    }

    int peek(int distance) {
        int index = position + distance;
        return index < source.length() ? source.charAt(index) : END;
    }

    private void skipSpace() throws LuaSyntaxException {
        while (true) {
            switch (peek(0)) {
                case '\n', '\r' -> skipLineBreak();
                case ' ', '\t', '\f', '\u000b' -> position++;
                case '-' -> {
                    if (peek(1) != '-') {
                        return;
                    }
                    skipComment();
                }
                default -> {
                    return;
                }
            }
        }
    }

    /** Skips one line break, of one or two characters. */
    void skipLineBreak() {
        int first = peek(0);
        position++;
        int second = peek(0);
        if ((second == '\n' || second == '\r') && second != first) {
            position++;
        }
        line++;
    }

    private void skipComment() throws LuaSyntaxException {
        position += 2;
        if (peek(0) == '[') {
            int level = longBracketLevel();
            if (level >= 0) {
                strings.skipLong(level);
                return;
            }
        }
        skipLine();
    }

    private void skipLine() {
        int c = peek(0);
        while (c != '\n' && c != '\r' && c != END) {
            position++;
            c = peek(0);
        }
    }

    /** Number of {@code =} in the long bracket that opens at the position, -1 if none opens. */
    private int longBracketLevel() {
        int level = 0;
        while (peek(1 + level) == '=') {
            level++;
        }
        return peek(1 + level) == '[' ? level : -1;
    }

    private TokenKind scan(Token token) throws LuaSyntaxException {
        int c = peek(0);
        if (isNameStart(c)) {
            return scanName(token);
        }
        return switch (c) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> scanNumber(token);
            case '"', '\'' -> {
                token.value = strings.readQuoted();
                yield TokenKind.STRING;
            }
            case '[' -> scanBracket(token);
            case '.' -> {
                if (NumberLiteral.isDigit(peek(1))) {
                    yield scanNumber(token);
                }
                if (peek(1) != '.') {
                    yield symbol(TokenKind.DOT);
                }
                yield symbol(peek(2) == '.' ? TokenKind.DOTS : TokenKind.CONCAT);
            }
            case '=' -> symbol(peek(1) == '=' ? TokenKind.EQUAL : TokenKind.ASSIGN);
            case '~' -> symbol(peek(1) == '=' ? TokenKind.NOT_EQUAL : TokenKind.TILDE);
            case '/' -> symbol(peek(1) == '/' ? TokenKind.DOUBLE_SLASH : TokenKind.SLASH);
            case ':' -> symbol(peek(1) == ':' ? TokenKind.DOUBLE_COLON : TokenKind.COLON);
            case '<' ->
                    symbol(
                            switch (peek(1)) {
                                case '=' -> TokenKind.LESS_EQUAL;
                                case '<' -> TokenKind.SHIFT_LEFT;
                                default -> TokenKind.LESS;
                            });
            case '>' ->
                    symbol(
                            switch (peek(1)) {
                                case '=' -> TokenKind.GREATER_EQUAL;
                                case '>' -> TokenKind.SHIFT_RIGHT;
                                default -> TokenKind.GREATER;
                            });
            case '+' -> symbol(TokenKind.PLUS);
            case '-' -> symbol(TokenKind.MINUS);
            case '*' -> symbol(TokenKind.STAR);
            case '%' -> symbol(TokenKind.PERCENT);
            case '^' -> symbol(TokenKind.CARET);
            case '&' -> symbol(TokenKind.AMPERSAND);
            case '|' -> symbol(TokenKind.BAR);
            case '#' -> symbol(TokenKind.HASH);
            case '(' -> symbol(TokenKind.PAREN_OPEN);
            case ')' -> symbol(TokenKind.PAREN_CLOSE);
            case '{' -> symbol(TokenKind.BRACE_OPEN);
            case '}' -> symbol(TokenKind.BRACE_CLOSE);
            case ']' -> symbol(TokenKind.BRACKET_CLOSE);
            case ';' -> symbol(TokenKind.SEMICOLON);
            case ',' -> symbol(TokenKind.COMMA);
            case END -> TokenKind.EOF;
            default -> scanOther(token);
        };
    }

    private TokenKind symbol(TokenKind kind) {
        position += kind.text.length();
        return kind;
    }

    private TokenKind scanName(Token token) {
        int start = position;
        do {
            position++;
        } while (isNamePart(peek(0)));
        Name name = names.get(source, start, position);
        token.value = name;
        return name.kind;
    }

    // Reads whatever looks like part of a number, so that "3x" is one malformed number and not "3"
    // and "x".
    private TokenKind scanNumber(Token token) throws LuaSyntaxException {
        int start = position;
        if (peek(0) == '.') {
            position++;
        }
        int exponent = 'e';
        if (peek(0) == '0' && (peek(1) | 0x20) == 'x') {
            exponent = 'p';
            position += 2;
        }
        while (true) {
            int c = peek(0);
            if (c != END && (c | 0x20) == exponent) {
                position++;
                if (peek(0) == '+' || peek(0) == '-') {
                    position++;
                }
            } else if (NumberLiteral.isHexDigit(c) || c == '.') {
                position++;
            } else {
                break;
            }
        }
        if (isNameStart(peek(0))) {
            position++;
        }
        String text = source.substring(start, position);
        Object value = NumberLiteral.parse(text);
        if (value == null) {
            throw error("malformed number", text);
        }
        token.value = value;
        return TokenKind.NUMBER;
    }

    private TokenKind scanBracket(Token token) throws LuaSyntaxException {
        int level = longBracketLevel();
        if (level >= 0) {
            token.value = strings.readLong(level);
            return TokenKind.STRING;
        }
        if (peek(1) != '=') {
            return symbol(TokenKind.BRACKET_OPEN);
        }
        int start = position;
        do {
            position++;
        } while (peek(0) == '=');
        throw error("invalid long string delimiter", source.substring(start, position));
    }

    // Lua's tokens are bytes, so a character beyond ASCII is its first byte here.
    private TokenKind scanOther(Token token) {
        int next = position + Character.charCount(source.codePointAt(position));
        token.value = SourceText.encode(source.substring(position, next))[0] & 0xff;
        position = next;
        return TokenKind.OTHER;
    }

    static boolean isNameStart(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z' || c == '_';
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || NumberLiteral.isDigit(c);
    }

    /** How messages quote a token; empty for a NUL character, which they do not mention. */
    String describe(Token token) {
        return switch (token.kind) {
            case NAME, NUMBER -> quote(source.substring(token.start, token.end));
            case STRING -> quote(strings.describe(token));
            case OTHER -> {
                int b = (Integer) token.value;
                if (b == 0) {
                    yield "";
                }
                yield b > ' ' && b < 0x7f ? "'" + (char) b + "'" : "'<\\" + b + ">'";
            }
            default -> token.kind.quoted();
        };
    }

    // PUC-Rio Lua prints these as C strings.
    private static String quote(String text) {
        int nul = text.indexOf(0);
        return "'" + (nul < 0 ? text : text.substring(0, nul)) + "'";
    }

    /** An error at the position, near {@code text}. */
    LuaSyntaxException error(String message, String text) {
        return error(message + " near " + quote(text), line, position, false);
    }

    /** An error because the source ends here. */
    LuaSyntaxException errorAtEnd(String message) {
        return error(message + " near " + TokenKind.EOF.quoted(), line, position, true);
    }

    /** An error that is about the way of reading rather than a place. */
    LuaSyntaxException errorWithoutPosition(String message) {
        return new LuaSyntaxException(message, position, false);
    }

    LuaSyntaxException error(String message, int atLine, int offset, boolean incomplete) {
        return new LuaSyntaxException(
                chunkName + ":" + atLine + ": " + message, offset, incomplete);
    }
}
