package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.Operator;

/** {@code a >> b}, logical; 64 and more give 0, a negative count shifts left. */
abstract class ShiftRightNode extends BinaryNode {

    ShiftRightNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization
    static long ofIntegers(long a, long b) {
        return LuaNumbers.shiftRight(a, b);
    }

    @Fallback
    static Object other(
            Object a, Object b, @Cached("createFallback()") ArithmeticFallbackNode fallback) {
        return fallback.execute(a, b);
    }

    @NeverDefault
    static ArithmeticFallbackNode createFallback() {
        return ArithmeticFallbackNode.create(Operator.SHIFT_RIGHT);
    }
}
