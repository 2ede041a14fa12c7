package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.Matcher;
import io.assay.lua.text.TextException;

/** The function that {@code string.gmatch} returns; its first upvalue is a {@link State}. */
final class GmatchRootNode extends RootNode {

    /** How far an iteration has come. */
    static final class State {
        private final Matcher matcher;
        private final byte[] text;
        private int position;
        private int lastEnd = -1;

        State(Matcher matcher, byte[] text, int position) {
            this.matcher = matcher;
            this.text = text;
            this.position = position;
        }

        private Object next() {
            if (!matcher.findAfter(text, position, lastEnd)) {
                // Stays at the end, however often it is called again.
                position = text.length + 1;
                return Values.NONE;
            }
            position = matcher.end();
            lastEnd = position;
            return PatternFunctions.captures(matcher);
        }
    }

    GmatchRootNode(LuaLanguage language) {
        super(language);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        LuaFunction function = (LuaFunction) frame.getArguments()[0];
        return next((State) function.upvalue(0));
    }

    @TruffleBoundary
    private Object next(State state) {
        try {
            return state.next();
        } catch (TextException e) {
            throw LibraryErrors.of(this, e);
        }
    }

    @Override
    public String getName() {
        return "gmatch iterator";
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    protected boolean isInstrumentable() {
        return false;
    }
}
