package io.assay.lua.nodes.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.profiles.BranchProfile;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.ForeignAccess;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;

/** Assignment to a key that a table does not have, or to what is no table: {@code __newindex}. */
public final class NewIndexNode extends Node {

    private static final int MAX_CHAIN = 2000;

    @Child private RawFieldNode newIndex = RawFieldNode.create(Metatables.NEWINDEX);
    @Child private FunctionCallNode call;

    /**
     * Most tables that are written to are no proxies; until one is, no code for that is compiled.
     */
    private final BranchProfile watched = BranchProfile.create();

    @NeverDefault
    public static NewIndexNode create() {
        return new NewIndexNode();
    }

    public void execute(Object object, Object key, Object value) {
        Object current = object;
        for (int i = 0; i < MAX_CHAIN; i++) {
            Object handler;
            if (current instanceof LuaTable table) {
                LuaTable metatable = table.metatable();
                handler = metatable == null ? null : newIndex.execute(metatable);
                if (handler == null || (i > 0 && hasKey(table, key))) {
                    put(table, key, value);
                    return;
                }
                watched.enter();
            } else {
                watched.enter();
                handler = Metatables.metamethod(LuaContext.get(this), current, Metatables.NEWINDEX);
                if (handler == null) {
                    writeForeign(current, key, value, i == 0);
                    return;
                }
            }
            if (!(handler instanceof LuaTable) && Callables.isCallable(handler)) {
                if (call == null) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    call = insert(FunctionCallNode.create());
                }
                call.call(handler, current, key, value);
                return;
            }
            current = handler;
        }
        throw tooLong();
    }

    private static boolean hasKey(LuaTable table, Object key) {
        return key != Nil.NIL && table.get(key) != null;
    }

    /** A raw assignment that checks the key. */
    private void put(LuaTable table, Object key, Object value) {
        if (key == Nil.NIL) {
            throw badKey("table index is nil");
        }
        if (key instanceof Double number && Double.isNaN(number)) {
            throw badKey("table index is NaN");
        }
        table.put(key, value);
    }

    private void writeForeign(Object object, Object key, Object value, boolean isNamed) {
        if (Metatables.isLuaValue(object) || !ForeignAccess.write(object, key, value)) {
            throw cannotIndex(object, isNamed);
        }
    }

    @TruffleBoundary
    private RuntimeException cannotIndex(Object object, boolean isNamed) {
        return Errors.at(
                this,
                "attempt to index a "
                        + Metatables.typeName(object)
                        + " value"
                        + (isNamed ? IndexSite.describe(this) : ""));
    }

    @TruffleBoundary
    private RuntimeException badKey(String message) {
        return Errors.at(this, message);
    }

    @TruffleBoundary
    private RuntimeException tooLong() {
        return Errors.at(this, "'__newindex' chain too long; possible loop");
    }
}
