package io.assay.lua.syntax;

import io.assay.lua.runtime.LuaString;
import io.assay.lua.text.SourceText;
import io.assay.lua.text.SourceText.ByteBuilder;

/**
 * Reads string literals (manual §3.1) from a lexer's position: quoted ones with their escapes, and
 * those in long brackets, which comments share.
 */
final class StringLiteral {

    private final Lexer lexer;
    private final ByteBuilder bytes = new ByteBuilder(128);

    StringLiteral(Lexer lexer) {
        this.lexer = lexer;
    }

    /** Reads the string whose opening quote is at the position. */
    LuaString readQuoted() throws LuaSyntaxException {
        String source = lexer.source;
        int quote = lexer.peek(0);
        lexer.position++;
        bytes.clear();
        while (true) {
            int c = lexer.peek(0);
            if (c == quote) {
                lexer.position++;
                return LuaString.of(bytes.toByteArray());
            }
            switch (c) {
                case Lexer.END -> throw lexer.errorAtEnd("unfinished string");
                case '\n', '\r' ->
                        throw lexer.error("unfinished string", (char) quote + bytes.decode());
                case '\\' -> readEscape((char) quote);
                default ->
                        lexer.position =
                                bytes.appendCharacter(source, lexer.position, source.length());
            }
        }
    }

    private void readEscape(char quote) throws LuaSyntaxException {
        int start = lexer.position;
        lexer.position++;
        int c = lexer.peek(0);
        switch (c) {
            case 'a' -> simpleEscape(7);
            case 'b' -> simpleEscape('\b');
            case 'f' -> simpleEscape('\f');
            case 'n' -> simpleEscape('\n');
            case 'r' -> simpleEscape('\r');
            case 't' -> simpleEscape('\t');
            case 'v' -> simpleEscape(11);
            case '\\', '"', '\'' -> simpleEscape(c);
            case '\n', '\r' -> {
                lexer.skipLineBreak();
                bytes.append('\n');
            }
            case 'x' -> {
                lexer.position++;
                int high = hexDigit(quote, start);
                bytes.append(high << 4 | hexDigit(quote, start));
            }
            case 'u' -> readUnicodeEscape(quote, start);
            case 'z' -> {
                lexer.position++;
                skipSpace();
            }
            case Lexer.END -> {
                // The caller reports the end of the source.
            }
            default -> readDecimalEscape(quote, start);
        }
    }

    private void simpleEscape(int b) {
        lexer.position++;
        bytes.append(b);
    }

    private void skipSpace() {
        while (true) {
            switch (lexer.peek(0)) {
                case '\n', '\r' -> lexer.skipLineBreak();
                case ' ', '\t', '\f', '\u000b' -> lexer.position++;
                default -> {
                    return;
                }
            }
        }
    }

    private int hexDigit(char quote, int start) throws LuaSyntaxException {
        int c = lexer.peek(0);
        check(NumberLiteral.isHexDigit(c), "hexadecimal digit expected", quote, start);
        lexer.position++;
        return Character.digit(c, 16);
    }

    private void readUnicodeEscape(char quote, int start) throws LuaSyntaxException {
        lexer.position++;
        check(lexer.peek(0) == '{', "missing '{'", quote, start);
        lexer.position++;
        int codePoint = hexDigit(quote, start);
        while (NumberLiteral.isHexDigit(lexer.peek(0))) {
            check(codePoint <= Integer.MAX_VALUE >> 4, "UTF-8 value too large", quote, start);
            codePoint = codePoint << 4 | hexDigit(quote, start);
        }
        check(lexer.peek(0) == '}', "missing '}'", quote, start);
        lexer.position++;
        bytes.appendUtf8(codePoint);
    }

    private void readDecimalEscape(char quote, int start) throws LuaSyntaxException {
        check(NumberLiteral.isDigit(lexer.peek(0)), "invalid escape sequence", quote, start);
        int value = 0;
        for (int i = 0; i < 3 && NumberLiteral.isDigit(lexer.peek(0)); i++) {
            value = value * 10 + lexer.peek(0) - '0';
            lexer.position++;
        }
        check(value <= 0xff, "decimal escape too large", quote, start);
        bytes.append(value);
    }

    // The message shows the string as far as it was understood, then the escape as it is written,
    // including the byte that is wrong.
    private void check(boolean valid, String message, char quote, int start)
            throws LuaSyntaxException {
        if (valid) {
            return;
        }
        String text = quote + bytes.decode() + lexer.source.substring(start, lexer.position);
        if (lexer.peek(0) != Lexer.END) {
            int end =
                    lexer.position + Character.charCount(lexer.source.codePointAt(lexer.position));
            byte[] character = SourceText.encode(lexer.source.substring(lexer.position, end));
            text += SourceText.escape(character[0] & 0xff);
        }
        throw lexer.error(message, text);
    }

    /** Reads the string in long brackets that begins at the position. */
    LuaString readLong(int level) throws LuaSyntaxException {
        String source = lexer.source;
        int firstLine = lexer.line;
        skipOpening(level);
        bytes.clear();
        while (true) {
            switch (lexer.peek(0)) {
                case Lexer.END -> throw unfinished("string", firstLine);
                case ']' -> {
                    if (closes(level)) {
                        lexer.position += level + 2;
                        return LuaString.of(bytes.toByteArray());
                    }
                    lexer.position++;
                    bytes.append(']');
                }
                case '\n', '\r' -> {
                    lexer.skipLineBreak();
                    bytes.append('\n');
                }
                default ->
                        lexer.position =
                                bytes.appendCharacter(source, lexer.position, source.length());
            }
        }
    }

    /** Skips a comment's long brackets, which begin at the position. */
    void skipLong(int level) throws LuaSyntaxException {
        int firstLine = lexer.line;
        skipOpening(level);
        while (true) {
            switch (lexer.peek(0)) {
                case Lexer.END -> throw unfinished("comment", firstLine);
                case ']' -> {
                    if (closes(level)) {
                        lexer.position += level + 2;
                        return;
                    }
                    lexer.position++;
                }
                case '\n', '\r' -> lexer.skipLineBreak();
                default -> lexer.position++;
            }
        }
    }

    private void skipOpening(int level) {
        lexer.position += level + 2;
        int c = lexer.peek(0);
        if (c == '\n' || c == '\r') {
            lexer.skipLineBreak();
        }
    }

    private boolean closes(int level) {
        for (int i = 1; i <= level; i++) {
            if (lexer.peek(i) != '=') {
                return false;
            }
        }
        return lexer.peek(level + 1) == ']';
    }

    private LuaSyntaxException unfinished(String what, int firstLine) {
        return lexer.errorAtEnd(
                "unfinished long " + what + " (starting at line " + firstLine + ")");
    }

    /** A string token as messages show it: the delimiters as written, the content as understood. */
    String describe(Token token) {
        String source = lexer.source;
        int delimiter = 1;
        if (source.charAt(token.start) == '[') {
            delimiter = source.indexOf('[', token.start + 1) + 1 - token.start;
        }
        return source.substring(token.start, token.start + delimiter)
                + SourceText.decode(((LuaString) token.value).bytes())
                + source.substring(token.end - delimiter, token.end);
    }
}
