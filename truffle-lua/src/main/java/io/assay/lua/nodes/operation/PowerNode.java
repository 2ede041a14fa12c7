package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.Operator;

/** {@code a ^ b}, always a float. */
abstract class PowerNode extends BinaryNode {

    PowerNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization
    static double ofIntegers(long a, long b) {
        return LuaNumbers.power((double) a, (double) b);
    }

    @Specialization
    static double ofFloats(double a, double b) {
        return LuaNumbers.power(a, b);
    }

    @Specialization
    static double ofMixed(long a, double b) {
        return LuaNumbers.power((double) a, b);
    }

    @Specialization
    static double ofMixed(double a, long b) {
        return LuaNumbers.power(a, (double) b);
    }

    @Fallback
    static Object other(
            Object a, Object b, @Cached("createFallback()") ArithmeticFallbackNode fallback) {
        return fallback.execute(a, b);
    }

    @NeverDefault
    static ArithmeticFallbackNode createFallback() {
        return ArithmeticFallbackNode.create(Operator.POWER);
    }
}
