package io.assay.lua.library.base;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.table.IndexGetNode;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;

/** Functions that scripts get from others and never see by a name of their own. */
final class IteratorFunctions {

    private IteratorFunctions() {}

    /** The iterator of {@code ipairs}: the element after {@code index}, with {@code __index}. */
    @LuaBuiltin("ipairs_iterator")
    abstract static class IpairsIteratorNode extends LibraryFunctionNode {

        @Specialization
        static Object next(Object table, long index, @Shared @Cached IndexGetNode get) {
            Object value = get.execute(table, index + 1);
            return value == Nil.NIL ? Nil.NIL : Values.of(index + 1, value);
        }

        @Specialization
        Object other(Object table, Object index, @Shared @Cached IndexGetNode get) {
            return next(table, LibraryErrors.toInteger(this, 2, index), get);
        }
    }
}
