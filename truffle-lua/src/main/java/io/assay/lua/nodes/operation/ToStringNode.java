package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.CompilerDirectives;
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
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.table.RawFieldNode;
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

    @Child private FunctionCallNode call;

    @Specialization
    LuaString ofString(LuaString string, @Cached("createField()") RawFieldNode field) {
        LuaTable metatable = LuaContext.get(this).stringMetatable();
        Object handler = metatable == null ? null : field.execute(metatable);
        return handler == null ? string : convert(handler, string);
    }

    @NeverDefault
    static RawFieldNode createField() {
        return RawFieldNode.create(Metatables.TOSTRING);
    }

    @Specialization
    LuaString ofInteger(long number) {
        Object handler = handler(number);
        return handler == null ? format(number) : convert(handler, number);
    }

    @TruffleBoundary
    private static LuaString format(long number) {
        return NumberText.format(number);
    }

    @Specialization
    LuaString ofFloat(double number) {
        Object handler = handler(number);
        return handler == null ? format(number) : convert(handler, number);
    }

    @TruffleBoundary
    private static LuaString format(double number) {
        return NumberText.format(number);
    }

    @Specialization
    LuaString ofBoolean(boolean value) {
        Object handler = handler(value);
        return handler == null ? value ? TRUE : FALSE : convert(handler, value);
    }

    /** The {@code __tostring} that a script gave to numbers, or to another of the basic types. */
    private Object handler(Object value) {
        LuaTable metatable = LuaContext.get(this).typeMetatable(value);
        return metatable == null ? null : metatable.get(Metatables.TOSTRING);
    }

    @Fallback
    LuaString other(Object value) {
        LuaTable metatable = Metatables.of(LuaContext.get(this), value);
        if (metatable != null) {
            Object handler = metatable.get(Metatables.TOSTRING);
            if (handler != null) {
                return convert(handler, value);
            }
            if (value != Nil.NIL && metatable.get(Metatables.NAME) instanceof LuaString name) {
                return withName(name, value);
            }
        }
        return value == Nil.NIL ? NIL : plain(value);
    }

    private LuaString convert(Object handler, Object value) {
        if (call == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            call = insert(FunctionCallNode.create());
        }
        Object result = call.callSingle(handler, value);
        return result instanceof LuaString string ? string : ofMetamethod(result);
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
        return LuaString.of(
                Named.untilZero(name.toString())
                        + ": 0x%08x".formatted(System.identityHashCode(value)));
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
