package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;

/**
 * {@code a - 0}, with the constant. PUC-Rio Lua's compiler makes an addition of the negated
 * constant of it, which turns the float -0.0 into 0.0.
 */
abstract class SubtractZeroNode extends BinaryNode {

    SubtractZeroNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization
    static long ofInteger(long a, @SuppressWarnings("unused") long zero) {
        return a;
    }

    @Specialization
    static double ofFloat(double a, @SuppressWarnings("unused") long zero) {
        return a + 0.0;
    }

    @Fallback
    static Object other(
            Object a,
            Object zero,
            @Cached(value = "createFallback()", neverDefault = true)
                    ArithmeticFallbackNode fallback) {
        return fallback.execute(a, zero);
    }

    static ArithmeticFallbackNode createFallback() {
        return SubtractNode.createFallback();
    }
}
