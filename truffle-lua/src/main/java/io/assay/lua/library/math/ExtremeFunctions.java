package io.assay.lua.library.math;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.operation.LessThanValuesNode;

/**
 * {@code math.max} and {@code math.min}: of any values that {@code <} can compare. Both bet on two
 * numbers of one kind.
 */
final class ExtremeFunctions {

    private ExtremeFunctions() {}

    /** {@code math.max(x, …)}. */
    @LuaBuiltin(value = "max", varargs = true)
    abstract static class MaxNode extends LibraryFunctionNode {

        @Specialization(guards = "rest.length == 0")
        static long ofIntegers(long x, long y, @SuppressWarnings("unused") Object[] rest) {
            return Math.max(x, y);
        }

        // Not Math.max, which answers NaN whenever one of the two is.
        @Specialization(guards = "rest.length == 0")
        static double ofFloats(double x, double y, @SuppressWarnings("unused") Object[] rest) {
            return x < y ? y : x;
        }

        @Specialization(replaces = {"ofIntegers", "ofFloats"})
        Object ofAny(
                VirtualFrame frame,
                Object x,
                Object y,
                Object[] rest,
                @Cached LessThanValuesNode lessThan) {
            int count = argumentCount(frame);
            if (count < 2) {
                return single(this, count, x);
            }
            Object result = lessThan.execute(x, y) ? y : x;
            for (Object value : rest) {
                result = lessThan.execute(result, value) ? value : result;
            }
            return result;
        }
    }

    /** {@code math.min(x, …)}. */
    @LuaBuiltin(value = "min", varargs = true)
    abstract static class MinNode extends LibraryFunctionNode {

        @Specialization(guards = "rest.length == 0")
        static long ofIntegers(long x, long y, @SuppressWarnings("unused") Object[] rest) {
            return Math.min(x, y);
        }

        @Specialization(guards = "rest.length == 0")
        static double ofFloats(double x, double y, @SuppressWarnings("unused") Object[] rest) {
            return y < x ? y : x;
        }

        @Specialization(replaces = {"ofIntegers", "ofFloats"})
        Object ofAny(
                VirtualFrame frame,
                Object x,
                Object y,
                Object[] rest,
                @Cached LessThanValuesNode lessThan) {
            int count = argumentCount(frame);
            if (count < 2) {
                return single(this, count, x);
            }
            Object result = lessThan.execute(y, x) ? y : x;
            for (Object value : rest) {
                result = lessThan.execute(value, result) ? value : result;
            }
            return result;
        }
    }

    private static Object single(LibraryFunctionNode node, int count, Object x) {
        if (count == 0) {
            throw LibraryErrors.badArgument(node, 1, "value expected");
        }
        return x;
    }
}
