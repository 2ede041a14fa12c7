package io.assay.lua.translate;

import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.Jump;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.syntax.Statement;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What the translation of one function keeps track of: targets of jumps and the slots loops take.
 */
final class FunctionScope {

    private final LuaLanguage language;
    private final FunctionPrototype prototype;
    private final Map<Statement.Label, Jump> jumps = new IdentityHashMap<>();
    private int nextHiddenSlot;

    /** How many to-be-closed scopes are open: within one, a call is no tail call. */
    private int closeDepth;

    FunctionScope(LuaLanguage language, FunctionPrototype prototype) {
        this.language = language;
        this.prototype = prototype;
        this.nextHiddenSlot = prototype.body().slotCount();
    }

    FunctionPrototype prototype() {
        return prototype;
    }

    FunctionBody body() {
        return prototype.body();
    }

    FunctionPrototype inner(FunctionBody body) {
        return new FunctionPrototype(language, prototype.source(), prototype.chunkName(), body);
    }

    LuaString intern(LuaString string) {
        return language.intern(string);
    }

    Jump jumpTo(Statement.Label label) {
        return jumps.computeIfAbsent(label, l -> new Jump());
    }

    /** Takes slots for a loop; {@link #releaseSlots} gives them to the next one. */
    int takeSlots(int count) {
        int first = nextHiddenSlot;
        nextHiddenSlot += count;
        return first;
    }

    void releaseSlots(int count) {
        nextHiddenSlot -= count;
    }

    void enterClose() {
        closeDepth++;
    }

    void leaveClose() {
        closeDepth--;
    }

    boolean isClosing() {
        return closeDepth > 0;
    }
}
