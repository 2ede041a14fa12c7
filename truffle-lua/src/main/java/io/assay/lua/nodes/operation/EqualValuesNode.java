package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.table.RawFieldNode;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;

/** {@code a == b} of any two values, with {@code __eq} (manual §3.4.4). */
@GenerateInline(false)
@TypeSystemReference(LuaTypes.class)
public abstract class EqualValuesNode extends Node {

    public abstract boolean execute(Object a, Object b);

    @NeverDefault
    public static EqualValuesNode create() {
        return EqualValuesNodeGen.create();
    }

    @Specialization
    static boolean ofIntegers(long a, long b) {
        return a == b;
    }

    @Specialization
    static boolean ofFloats(double a, double b) {
        return a == b;
    }

    @Specialization
    static boolean ofStrings(LuaString a, LuaString b) {
        return a.equalTo(b);
    }

    @Specialization
    static boolean ofTables(
            LuaTable a,
            LuaTable b,
            @Cached("createEq()") RawFieldNode eqOfA,
            @Cached("createEq()") RawFieldNode eqOfB,
            @Cached FunctionCallNode call) {
        if (a == b) {
            return true;
        }
        Object handler = a.metatable() == null ? null : eqOfA.execute(a.metatable());
        if (handler == null && b.metatable() != null) {
            handler = eqOfB.execute(b.metatable());
        }
        return handler != null && LuaTypes.isTrue(call.callSingle(handler, a, b));
    }

    @NeverDefault
    static RawFieldNode createEq() {
        return RawFieldNode.create(Metatables.EQ);
    }

    @Specialization(
            replaces = {"ofIntegers", "ofFloats", "ofStrings"},
            guards = "!areTables(a, b)")
    static boolean general(Object a, Object b) {
        return raw(a, b);
    }

    static boolean areTables(Object a, Object b) {
        return a instanceof LuaTable && b instanceof LuaTable;
    }

    /** Equality without metamethods. */
    public static boolean raw(Object a, Object b) {
        if (a == b) {
            return !(a instanceof Double number && Double.isNaN(number));
        }
        if (a instanceof Long x) {
            return b instanceof Long y
                    ? x.longValue() == y.longValue()
                    : b instanceof Double d && LuaNumbers.equal(x, d);
        }
        if (a instanceof Double x) {
            return b instanceof Double y
                    ? x.doubleValue() == y.doubleValue()
                    : b instanceof Long l && LuaNumbers.equal(l, x);
        }
        if (a instanceof LuaString x) {
            return b instanceof LuaString y && x.equalTo(y);
        }
        if (a instanceof Boolean x) {
            return b instanceof Boolean y && x.booleanValue() == y.booleanValue();
        }
        return !Metatables.isLuaValue(a) && !Metatables.isLuaValue(b) && isIdentical(a, b);
    }

    @TruffleBoundary
    private static boolean isIdentical(Object a, Object b) {
        InteropLibrary interop = InteropLibrary.getUncached();
        return interop.isIdentical(a, b, interop);
    }
}
