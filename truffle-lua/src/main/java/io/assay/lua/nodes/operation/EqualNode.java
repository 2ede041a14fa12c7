package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Nil;

/** {@code a == b}, and {@code a ~= b} negated. */
abstract class EqualNode extends ComparisonNode {

    private final boolean negated;

    EqualNode(int errorOffset, boolean negated) {
        super(errorOffset);
        this.negated = negated;
    }

    @Specialization
    boolean ofIntegers(long a, long b) {
        return (a == b) != negated;
    }

    @Specialization
    boolean ofFloats(double a, double b) {
        return (a == b) != negated;
    }

    @Specialization
    boolean ofStrings(LuaString a, LuaString b) {
        return a.equalTo(b) != negated;
    }

    @Specialization(guards = "isNil(b)")
    boolean withNil(Object a, @SuppressWarnings("unused") Object b) {
        return (a == Nil.NIL) != negated;
    }

    static boolean isNil(Object value) {
        return value == Nil.NIL;
    }

    @Specialization(replaces = {"ofIntegers", "ofFloats", "ofStrings", "withNil"})
    boolean general(Object a, Object b, @Cached EqualValuesNode equal) {
        return equal.execute(a, b) != negated;
    }
}
