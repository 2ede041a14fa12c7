package io.assay.lua.syntax;

import io.assay.lua.text.SourceText;

/**
 * Source text that is not Lua. The message is complete: {@code chunk:line: what near 'token'}. It
 * quotes the source as {@link SourceText} decodes it, so {@link SourceText#encode} gives the bytes
 * of the message.
 */
public final class LuaSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final boolean incomplete;

    /**
     * @param offset where in the source
     * @param incomplete whether more text could make the source valid (a REPL then asks for it)
     */
    public LuaSyntaxException(String message, int offset, boolean incomplete) {
        super(message);
        this.offset = offset;
        this.incomplete = incomplete;
    }

    public int offset() {
        return offset;
    }

    public boolean isIncomplete() {
        return incomplete;
    }
}
