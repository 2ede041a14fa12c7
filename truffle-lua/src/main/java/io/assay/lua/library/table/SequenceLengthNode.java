package io.assay.lua.library.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateInline;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.nodes.operation.LengthValueNode;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Operator;

/** {@code #value} as an integer, which a {@code __len} metamethod need not give. */
@GenerateInline(false)
abstract class SequenceLengthNode extends Node {

    abstract long execute(Object value);

    @Specialization(guards = "table.metatable() == null")
    static long ofPlainTable(LuaTable table) {
        return table.length();
    }

    @Specialization(replaces = "ofPlainTable")
    long ofAny(Object value, @Cached LengthValueNode length) {
        Object result = length.execute(value);
        return result instanceof Long i ? i : toInteger(result);
    }

    @TruffleBoundary
    private long toInteger(Object length) {
        Object number = Operator.toNumber(length);
        if (number instanceof Long i) {
            return i;
        }
        if (number instanceof Double d && LuaNumbers.isInteger(d)) {
            return (long) (double) d;
        }
        throw LibraryErrors.error(this, "object length is not an integer");
    }
}
