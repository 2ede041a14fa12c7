package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.runtime.Operator;

/** {@code a + b}; integers wrap around. */
abstract class AddNode extends BinaryNode {

    AddNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization
    static long ofIntegers(long a, long b) {
        return a + b;
    }

    @Specialization
    static double ofFloats(double a, double b) {
        return a + b;
    }

    @Specialization
    static double ofMixed(long a, double b) {
        return (double) a + b;
    }

    @Specialization
    static double ofMixed(double a, long b) {
        return a + (double) b;
    }

    @Fallback
    static Object other(
            Object a, Object b, @Cached("createFallback()") ArithmeticFallbackNode fallback) {
        return fallback.execute(a, b);
    }

    @NeverDefault
    static ArithmeticFallbackNode createFallback() {
        return ArithmeticFallbackNode.create(Operator.ADD);
    }
}
