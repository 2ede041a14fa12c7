package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.runtime.Operator;

/** {@code -a} */
abstract class NegateNode extends UnaryNode {

    NegateNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization
    static long ofInteger(long a) {
        return -a;
    }

    @Specialization
    static double ofFloat(double a) {
        return -a;
    }

    @Fallback
    static Object other(Object a, @Cached("createFallback()") ArithmeticFallbackNode fallback) {
        return fallback.execute(a, a);
    }

    @NeverDefault
    static ArithmeticFallbackNode createFallback() {
        return ArithmeticFallbackNode.create(Operator.NEGATE);
    }
}
