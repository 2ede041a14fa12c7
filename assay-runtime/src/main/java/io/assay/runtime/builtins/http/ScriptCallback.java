package io.assay.runtime.builtins.http;

import io.assay.runtime.builtin.ByteStrings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * A script's function that is told of what arrives. It may return false to say that it has had
 * enough.
 *
 * @param function something executable
 */
record ScriptCallback(Value function) {

    /**
     * Passes a table, whose byte strings are arrays; in Lua it becomes a real table, elsewhere an
     * object with members.
     */
    boolean wantsMoreAfter(Map<String, Object> table) {
        if (isLua()) {
            return goOn(function.execute(table));
        }
        Map<String, Object> members = new LinkedHashMap<>(table);
        members.replaceAll(
                (name, value) -> value instanceof byte[] bytes ? ByteStrings.of(bytes) : value);
        return goOn(function.execute(ProxyObject.fromMap(members)));
    }

    /** Passes a byte string. */
    boolean wantsMoreAfter(byte[] bytes) {
        return goOn(function.execute(isLua() ? bytes : ByteStrings.of(bytes)));
    }

    private static boolean goOn(Value result) {
        return !result.isBoolean() || result.asBoolean();
    }

    /** Functions without a place in a source are Lua's own library functions or the like. */
    private boolean isLua() {
        SourceSection section = function.getSourceLocation();
        return section == null || section.getSource().getLanguage().equals("lua");
    }
}
