package io.assay.lua.syntax;

import io.assay.lua.runtime.LuaString;

/** An identifier or keyword; one object for each spelling within a source, so compared with ==. */
final class Name {

    final String text;

    /** The keyword's kind, else {@link TokenKind#NAME}. */
    final TokenKind kind;

    final int hash;

    /** The innermost declaration in scope, null if there is none; {@link Scopes} keeps it. */
    Declaration declaration;

    private LuaString string;

    Name(String text, TokenKind kind, int hash) {
        this.text = text;
        this.kind = kind;
        this.hash = hash;
    }

    /** The name as a table key. */
    LuaString string() {
        LuaString result = string;
        if (result == null) {
            result = LuaString.of(text);
            string = result;
        }
        return result;
    }
}
