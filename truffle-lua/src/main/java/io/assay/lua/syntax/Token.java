package io.assay.lua.syntax;

/**
 * A token that the lexer fills in. Two of them serve a whole source, since the parser never looks
 * further than one token ahead.
 */
final class Token {

    TokenKind kind = TokenKind.EOF;

    /** Offset of the first character. */
    int start;

    /** Offset after the last character. */
    int end;

    /** The line the token ends on. */
    int line = 1;

    /** A {@link Name}, a Long, Double or LuaString constant, an Integer byte, or null. */
    Object value;
}
