package io.assay.lua.library.string;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.LuaPattern;
import io.assay.lua.text.Matcher;
import io.assay.lua.text.TextException;

/** The function that {@code string.gmatch} returns; its first upvalue is a {@link State}. */
final class GmatchRootNode extends RootNode {

    /** How far an iteration has come. */
    static final class State {
        private final LuaPattern pattern;
        private final byte[] text;
        private int position;
        private int lastEnd = -1;

        State(LuaPattern pattern, byte[] text, int position) {
            this.pattern = pattern;
            this.text = text;
            this.position = position;
        }
    }

    private final LuaPattern constant;

    /**
     * @param constant the pattern of all iterations, of which the compiler makes code; null if they
     *     have several
     */
    GmatchRootNode(LuaLanguage language, LuaPattern constant) {
        super(language);
        this.constant = constant;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        LuaFunction function = (LuaFunction) frame.getArguments()[0];
        State state = (State) function.upvalue(0);
        return next(state, constant != null ? constant : state.pattern);
    }

    private Object next(State state, LuaPattern pattern) {
        Matcher matcher = pattern.matcher();
        try {
            if (!pattern.find(matcher, state.text, state.position, state.lastEnd)) {
                // Stays at the end, however often it is called again.
                state.position = state.text.length + 1;
                return Values.NONE;
            }
            state.position = matcher.end();
            state.lastEnd = matcher.end();
            return PatternFunctions.captures(pattern, matcher);
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
