package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.ForeignAccess;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.table.RawFieldNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;

/** {@code #a} of any value, with {@code __len} (manual §3.4.7). */
@GenerateInline(false)
@TypeSystemReference(LuaTypes.class)
public abstract class LengthValueNode extends Node {

    public abstract Object execute(Object value);

    @NeverDefault
    public static LengthValueNode create() {
        return LengthValueNodeGen.create();
    }

    @Specialization
    static long ofString(LuaString string) {
        return string.length();
    }

    @Specialization(guards = "table.metatable() == null")
    static long ofPlainTable(LuaTable table) {
        return table.length();
    }

    @Specialization(replaces = "ofPlainTable")
    static Object ofTable(
            LuaTable table,
            @Cached("createLen()") RawFieldNode len,
            @Shared @Cached FunctionCallNode call) {
        LuaTable metatable = table.metatable();
        Object handler = metatable == null ? null : len.execute(metatable);
        return handler == null ? (Object) table.length() : call.callSingle(handler, table, table);
    }

    @NeverDefault
    static RawFieldNode createLen() {
        return RawFieldNode.create(Metatables.LEN);
    }

    @Fallback
    Object other(Object value, @Shared @Cached FunctionCallNode call) {
        Object handler = Metatables.metamethod(LuaContext.get(this), value, Metatables.LEN);
        if (handler != null) {
            return call.callSingle(handler, value, value);
        }
        if (!Metatables.isLuaValue(value)) {
            long length = ForeignAccess.length(value);
            if (length >= 0) {
                return length;
            }
        }
        throw noLength(value);
    }

    @TruffleBoundary
    private LuaException noLength(Object value) {
        return Errors.at(
                this,
                "attempt to get length of a "
                        + Metatables.typeName(value)
                        + " value"
                        + OperandNames.describe(this, true));
    }
}
