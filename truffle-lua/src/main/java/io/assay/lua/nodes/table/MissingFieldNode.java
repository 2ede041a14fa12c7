package io.assay.lua.nodes.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.profiles.BranchProfile;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.runtime.InheritedField;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;

/** What reading an absent field of a table gives: {@code __index} (manual §2.4). */
@GenerateInline(false)
abstract class MissingFieldNode extends Node {

    /** Longer chains go through the general way, which bounds them. */
    private static final int MAX_NODES = 8;

    protected final LuaString key;
    private final int depth;

    @Child private FieldGetNode next;
    @Child private IndexGetNode general;
    @Child private FunctionCallNode call;

    /** Most handlers are tables; until one is not, no code for others is compiled. */
    private final BranchProfile other = BranchProfile.create();

    protected MissingFieldNode(LuaString key, int depth) {
        this.key = key;
        this.depth = depth;
    }

    @NeverDefault
    static MissingFieldNode create(LuaString key, int depth) {
        return MissingFieldNodeGen.create(key, depth);
    }

    abstract Object execute(LuaTable table);

    @Specialization(guards = "table.metatable() == null")
    static Object withoutMetatable(@SuppressWarnings("unused") LuaTable table) {
        return Nil.NIL;
    }

    /**
     * An object of a class: what it inherits is a constant. Bets on few classes; one more costs a
     * comparison, the general way a walk through its ancestors.
     */
    @Specialization(
            guards = {"table.metatable() == metatable", "found != null"},
            limit = "8",
            assumptions = "found.assumptions()")
    static Object inherited(
            @SuppressWarnings("unused") LuaTable table,
            @SuppressWarnings("unused") @Cached("table.metatable()") LuaTable metatable,
            @Cached("table.inherited(key)") InheritedField found) {
        return found.value();
    }

    /**
     * What cannot be a constant. The chain of tables that classes make becomes a chain of nodes,
     * each with its own cache. Classes met before stay as they are.
     */
    @Specialization(guards = "table.metatable() != null")
    Object general(LuaTable table, @Cached("createIndex()") RawFieldNode index) {
        Object handler = index.execute(table.metatable());
        return handler == null ? Nil.NIL : handle(table, handler);
    }

    @NeverDefault
    static RawFieldNode createIndex() {
        return RawFieldNode.create(Metatables.INDEX);
    }

    Object handle(Object receiver, Object handler) {
        if (handler instanceof LuaTable parent) {
            if (depth < MAX_NODES) {
                if (next == null) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    next = insert(FieldGetNode.create(key, depth + 1));
                }
                return next.execute(parent);
            }
        } else {
            other.enter();
            if (Callables.isCallable(handler)) {
                if (call == null) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    call = insert(FunctionCallNode.create());
                }
                return call.callSingle(handler, receiver, key);
            }
        }
        if (general == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            general = insert(IndexGetNode.create());
        }
        return general.execute(handler, key);
    }
}
