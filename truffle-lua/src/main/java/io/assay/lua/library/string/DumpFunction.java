package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.source.Source;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.library.base.DumpedFunction;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.text.SourceText;

/** {@code string.dump}. */
final class DumpFunction {

    private static final byte[] NO_NAME = new byte[0];

    private DumpFunction() {}

    /** {@code string.dump(function [, strip])}: what {@code load} makes a function of again. */
    @LuaBuiltin("dump")
    abstract static class DumpNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        LuaString dump(Object value, Object strip) {
            if (!(value instanceof LuaFunction function)
                    || !(function.callTarget().getRootNode() instanceof LuaRootNode root)) {
                throw LibraryErrors.badArgument(this, 1, "Lua function expected");
            }
            return LuaString.of(describe(root.prototype(), LuaTypes.isTrue(strip)).encode());
        }

        private static DumpedFunction describe(FunctionPrototype prototype, boolean strip) {
            FunctionBody body = prototype.body();
            Source source = prototype.source();
            // A function of a stripped chunk has nothing left that could be kept.
            boolean stripped = strip || source.isInternal();
            String path = source.getPath();
            return new DumpedFunction(
                    stripped ? NO_NAME : SourceText.encode(source.getName()),
                    stripped || path == null ? "" : path,
                    SourceText.encode(source.getCharacters()),
                    body.line() == 0 ? DumpedFunction.MAIN : body.start(),
                    body.upvalues().size(),
                    stripped);
        }
    }
}
