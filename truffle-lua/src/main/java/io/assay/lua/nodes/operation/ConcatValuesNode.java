package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.call.MetamethodSite;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.text.NumberText;

/** {@code a .. b} of any two values, with {@code __concat} (manual §3.4.6). */
@GenerateInline(false)
@TypeSystemReference(LuaTypes.class)
public abstract class ConcatValuesNode extends Node implements MetamethodSite {

    public abstract Object execute(Object a, Object b);

    @Override
    public String metamethodName() {
        return "concat";
    }

    @NeverDefault
    public static ConcatValuesNode create() {
        return ConcatValuesNodeGen.create();
    }

    @Specialization(guards = "fits(a, b)")
    static LuaString ofStrings(LuaString a, LuaString b) {
        return LuaString.concat(a, b);
    }

    static boolean fits(LuaString a, LuaString b) {
        return (long) a.length() + b.length() <= LuaString.MAX_LENGTH;
    }

    @Specialization(replaces = "ofStrings")
    Object general(Object a, Object b, @Cached FunctionCallNode call) {
        LuaString left = toLuaString(a);
        LuaString right = left == null ? null : toLuaString(b);
        if (right != null) {
            if (!fits(left, right)) {
                throw tooLong();
            }
            return LuaString.concat(left, right);
        }
        LuaContext context = LuaContext.get(this);
        Object handler = Metatables.metamethod(context, a, Metatables.CONCAT);
        if (handler == null) {
            handler = Metatables.metamethod(context, b, Metatables.CONCAT);
        }
        if (handler == null) {
            throw error(a, b);
        }
        return call.callSingle(handler, a, b);
    }

    /** A string, or a number as its text; null for other values. */
    private static LuaString toLuaString(Object value) {
        if (value instanceof LuaString string) {
            return string;
        }
        if (value instanceof Long number) {
            return format(number);
        }
        return value instanceof Double number ? format(number) : null;
    }

    @TruffleBoundary
    private static LuaString format(long number) {
        return NumberText.format(number);
    }

    @TruffleBoundary
    private static LuaString format(double number) {
        return NumberText.format(number);
    }

    @TruffleBoundary
    private LuaException tooLong() {
        return Errors.at(this, "string length overflow");
    }

    @TruffleBoundary
    private LuaException error(Object a, Object b) {
        boolean leftIsBad = toLuaString(a) == null;
        return Errors.at(
                this,
                "attempt to concatenate a "
                        + Metatables.typeName(leftIsBad ? a : b)
                        + " value"
                        + OperandNames.describe(this, leftIsBad));
    }
}
