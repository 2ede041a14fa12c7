package io.assay.lua.library.utf8;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Operator;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.TextException;
import io.assay.lua.text.Utf8;

/**
 * The function that {@code utf8.codes} returns: from a string and a position to the next character.
 */
final class CodesRootNode extends RootNode {

    private final boolean lax;

    CodesRootNode(LuaLanguage language, boolean lax) {
        super(language);
        this.lax = lax;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        LuaString string = Arguments.string(this, 1, arguments.length > 1 ? arguments[1] : Nil.NIL);
        return next(string.bytes(), arguments.length > 2 ? position(arguments[2]) : 0);
    }

    /** A position as PUC-Rio Lua takes it: what is no integer, nor converts to one, counts as 0. */
    private static long position(Object value) {
        return value instanceof Long position ? position : convertedPosition(value);
    }

    @TruffleBoundary
    private static long convertedPosition(Object value) {
        Object number = Operator.toNumber(value);
        if (number instanceof Double d) {
            return LuaNumbers.isInteger(d) ? (long) (double) d : 0;
        }
        return number instanceof Long integer ? integer : 0;
    }

    @TruffleBoundary
    private Object next(byte[] bytes, long position) {
        try {
            int index = Utf8.nextIndex(bytes, position);
            return index < 0
                    ? Values.NONE
                    : Values.of(index + 1L, (long) Utf8.stepCode(bytes, index, lax));
        } catch (TextException e) {
            throw LibraryErrors.of(this, e);
        }
    }

    @Override
    public String getName() {
        return "codes iterator";
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
