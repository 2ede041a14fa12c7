package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.Operator;

/** {@code a % b}: the sign of the divisor. An integer zero as divisor is an error. */
abstract class ModuloNode extends BinaryNode {

    ModuloNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization(guards = "b != 0")
    static long ofIntegers(long a, long b) {
        return Math.floorMod(a, b);
    }

    @Specialization
    static double ofFloats(double a, double b) {
        return LuaNumbers.modulo(a, b);
    }

    @Specialization
    static double ofMixed(long a, double b) {
        return LuaNumbers.modulo((double) a, b);
    }

    @Specialization
    static double ofMixed(double a, long b) {
        return LuaNumbers.modulo(a, (double) b);
    }

    @Fallback
    static Object other(
            Object a, Object b, @Cached("createFallback()") ArithmeticFallbackNode fallback) {
        return fallback.execute(a, b);
    }

    @NeverDefault
    static ArithmeticFallbackNode createFallback() {
        return ArithmeticFallbackNode.create(Operator.MODULO);
    }
}
