package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.text.NumberText;

/** What {@code tostring} gives for any value, with {@code __tostring} and {@code __name}. */
@GenerateInline(false)
@TypeSystemReference(LuaTypes.class)
public abstract class ToStringNode extends Node {

    private static final LuaString TRUE = LuaString.of("true");
    private static final LuaString FALSE = LuaString.of("false");
    private static final LuaString NIL = LuaString.of("nil");

    public abstract LuaString execute(Object value);

    @NeverDefault
    public static ToStringNode create() {
        return ToStringNodeGen.create();
    }

    @Specialization
    static LuaString ofString(LuaString string) {
        return string;
    }

    @Specialization
    @TruffleBoundary
    static LuaString ofInteger(long number) {
        return NumberText.format(number);
    }

    @Specialization
    @TruffleBoundary
    static LuaString ofFloat(double number) {
        return NumberText.format(number);
    }

    @Specialization
    static LuaString ofBoolean(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Fallback
    LuaString other(Object value, @Cached FunctionCallNode call) {
        if (value == Nil.NIL) {
            return NIL;
        }
        LuaTable metatable = Metatables.of(LuaContext.get(this), value);
        if (metatable != null) {
            Object handler = metatable.get(Metatables.TOSTRING);
            if (handler != null) {
                Object result = call.callSingle(handler, value);
                if (result instanceof LuaString string) {
                    return string;
                }
                return ofMetamethod(result);
            }
            if (metatable.get(Metatables.NAME) instanceof LuaString name) {
                return withName(name, value);
            }
        }
        return plain(value);
    }

    @TruffleBoundary
    private LuaString ofMetamethod(Object result) {
        if (result instanceof Long || result instanceof Double) {
            return LibraryErrors.toLuaString(this, 1, result);
        }
        throw LibraryErrors.error(this, "'__tostring' must return a string");
    }

    @TruffleBoundary
    private static LuaString withName(LuaString name, Object value) {
        return LuaString.of(name + ": 0x%08x".formatted(System.identityHashCode(value)));
    }

    @TruffleBoundary
    private static LuaString plain(Object value) {
        if (Metatables.isLuaValue(value)) {
            return LuaString.of(
                    LuaTypes.nameOf(value) + ": 0x%08x".formatted(System.identityHashCode(value)));
        }
        InteropLibrary interop = InteropLibrary.getUncached();
        Object text = interop.toDisplayString(value, false);
        return LuaString.of(LuaTypes.nameOf(value) + ": " + text);
    }
}
