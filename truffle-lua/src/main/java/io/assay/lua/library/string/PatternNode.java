package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.text.LuaPattern;

/** Translates a pattern; a constant to the compiler where there is only one. */
@GenerateInline(false)
abstract class PatternNode extends Node {

    abstract LuaPattern execute(LuaString pattern);

    Compiled compiled() {
        return Compiled.of(this);
    }

    LuaPattern compile(LuaString pattern) {
        return Compiled.of(this).pattern(pattern);
    }

    @Specialization(guards = "pattern == constant", limit = "1")
    static LuaPattern ofConstant(
            @SuppressWarnings("unused") LuaString pattern,
            @SuppressWarnings("unused") @Cached("pattern") LuaString constant,
            @Cached("compile(pattern)") LuaPattern program) {
        return program;
    }

    @Specialization(replaces = "ofConstant")
    @TruffleBoundary
    static LuaPattern ofAny(
            LuaString pattern,
            @Cached(value = "compiled()", neverDefault = true) Compiled compiled) {
        return compiled.pattern(pattern);
    }
}
