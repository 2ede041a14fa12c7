package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.call.MetamethodSite;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;

/** Order of what are not two numbers or two strings: metamethods, or an error. */
final class CompareFallbackNode extends Node implements MetamethodSite {

    private final boolean strict;

    @Child private FunctionCallNode call;

    private CompareFallbackNode(boolean strict) {
        this.strict = strict;
    }

    /**
     * @param strict true for {@code <}, false for {@code <=}
     */
    @NeverDefault
    static CompareFallbackNode create(boolean strict) {
        return new CompareFallbackNode(strict);
    }

    @Override
    public String metamethodName() {
        return strict ? "lt" : "le";
    }

    boolean execute(Object left, Object right) {
        LuaContext context = LuaContext.get(this);
        Object handler =
                Metatables.metamethod(context, left, strict ? Metatables.LT : Metatables.LE);
        if (handler == null) {
            handler = Metatables.metamethod(context, right, strict ? Metatables.LT : Metatables.LE);
        }
        if (handler == null) {
            throw error(left, right);
        }
        if (call == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            call = insert(FunctionCallNode.create());
        }
        return LuaTypes.isTrue(call.callSingle(handler, left, right));
    }

    @TruffleBoundary
    private LuaException error(Object left, Object right) {
        String leftType = Metatables.typeName(left);
        String rightType = Metatables.typeName(right);
        return Errors.at(
                this,
                leftType.equals(rightType)
                        ? "attempt to compare two " + leftType + " values"
                        : "attempt to compare " + leftType + " with " + rightType);
    }
}
