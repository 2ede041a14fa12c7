package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.runtime.Operator;

/** {@code a ~ b} */
abstract class BitwiseXorNode extends BinaryNode {

    BitwiseXorNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization
    static long ofIntegers(long a, long b) {
        return a ^ b;
    }

    @Fallback
    static Object other(
            Object a, Object b, @Cached("createFallback()") ArithmeticFallbackNode fallback) {
        return fallback.execute(a, b);
    }

    @NeverDefault
    static ArithmeticFallbackNode createFallback() {
        return ArithmeticFallbackNode.create(Operator.BITWISE_XOR);
    }
}
