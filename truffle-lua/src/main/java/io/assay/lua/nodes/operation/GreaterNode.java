package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.LuaString;

/** {@code a > b}: {@code b < a} with the operands evaluated as written. */
abstract class GreaterNode extends ComparisonNode {

    GreaterNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization
    static boolean ofIntegers(long a, long b) {
        return a > b;
    }

    @Specialization
    static boolean ofFloats(double a, double b) {
        return a > b;
    }

    @Specialization
    static boolean ofMixed(long a, double b) {
        return LuaNumbers.lessThan(b, a);
    }

    @Specialization
    static boolean ofMixed(double a, long b) {
        return LuaNumbers.lessThan(b, a);
    }

    @Specialization
    static boolean ofStrings(LuaString a, LuaString b) {
        return a.compareTo(b) > 0;
    }

    @Fallback
    static boolean other(
            Object a, Object b, @Cached("createFallback()") CompareFallbackNode fallback) {
        return fallback.execute(b, a);
    }

    @NeverDefault
    static CompareFallbackNode createFallback() {
        return CompareFallbackNode.create(true);
    }
}
