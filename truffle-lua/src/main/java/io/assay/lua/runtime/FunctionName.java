package io.assay.lua.runtime;

import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.nodes.HookSite;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaNode;
import io.assay.lua.nodes.call.CallSite;
import io.assay.lua.nodes.call.MetamethodSite;
import io.assay.lua.nodes.operation.ArithmeticFallbackNode;
import io.assay.lua.nodes.operation.EqualValuesNode;
import io.assay.lua.nodes.operation.LengthValueNode;
import io.assay.lua.nodes.table.IndexSite;

/**
 * How the code that calls a function names it.
 *
 * @param kind {@code global}, {@code local}, {@code method}, {@code field}, {@code upvalue}, {@code
 *     metamethod} or {@code for iterator}
 */
public record FunctionName(String kind, String name) {

    private static final int METAMETHOD_PREFIX = 2;

    /** The name at a call; null if the code tells none. */
    public static FunctionName at(Node callNode) {
        String metamethod = null;
        for (Node node = callNode; node != null; node = node.getParent()) {
            if (node instanceof HookSite) {
                return new FunctionName("hook", "?");
            }
            if (node instanceof CallSite site) {
                return ofDescription(site.calleeDescription());
            }
            if (node instanceof IndexSite) {
                metamethod = node instanceof LuaExpressionNode ? "index" : "newindex";
            } else if (node instanceof ArithmeticFallbackNode arithmetic) {
                metamethod = arithmetic.operator().event().toString().substring(METAMETHOD_PREFIX);
            } else if (node instanceof MetamethodSite site) {
                metamethod = site.metamethodName();
            } else if (node instanceof EqualValuesNode) {
                metamethod = "eq";
            } else if (node instanceof LengthValueNode) {
                metamethod = "len";
            }
            if (node instanceof LuaNode) {
                break;
            }
        }
        return metamethod == null ? null : new FunctionName("metamethod", metamethod);
    }

    /** Takes {@code " (local 'f')"} apart. */
    private static FunctionName ofDescription(String description) {
        int quote = description.indexOf('\'');
        if (quote < 0) {
            return null;
        }
        return new FunctionName(
                description.substring(description.indexOf('(') + 1, quote - 1),
                description.substring(quote + 1, description.lastIndexOf('\'')));
    }
}
