package io.assay.lua.library.math;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.library.Arguments;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.Values;

/**
 * Pseudo-random numbers. The nodes keep the generator of their context: the root of a library
 * function is made for one context and called in that context only.
 */
final class RandomFunctions {

    private RandomFunctions() {}

    static Xoshiro256 generator(Node node) {
        return LuaContext.get(node)
                .libraryState(Xoshiro256.class, context -> Xoshiro256.unpredictable());
    }

    /** {@code math.random([m [, n]])}. */
    @LuaBuiltin("random")
    abstract static class RandomNode extends LibraryFunctionNode {

        Xoshiro256 generator() {
            return RandomFunctions.generator(this);
        }

        @Specialization(guards = "argumentCount(frame) == 0")
        static double ofNothing(
                @SuppressWarnings("unused") VirtualFrame frame,
                @SuppressWarnings("unused") Object m,
                @SuppressWarnings("unused") Object n,
                @Shared @Cached(value = "generator()", neverDefault = true) Xoshiro256 generator) {
            return generator.nextFloat();
        }

        @Specialization(guards = {"argumentCount(frame) == 1", "m > 0"})
        static long upTo(
                @SuppressWarnings("unused") VirtualFrame frame,
                long m,
                @SuppressWarnings("unused") Object n,
                @Shared @Cached(value = "generator()", neverDefault = true) Xoshiro256 generator) {
            return generator.nextBetween(1, m);
        }

        @Specialization(guards = {"argumentCount(frame) == 2", "m <= n"})
        static long between(
                @SuppressWarnings("unused") VirtualFrame frame,
                long m,
                long n,
                @Shared @Cached(value = "generator()", neverDefault = true) Xoshiro256 generator) {
            return generator.nextBetween(m, n);
        }

        @Specialization(replaces = {"ofNothing", "upTo", "between"})
        Object ofAny(
                VirtualFrame frame,
                Object m,
                Object n,
                @Shared @Cached(value = "generator()", neverDefault = true) Xoshiro256 generator) {
            int count = argumentCount(frame);
            if (count == 0) {
                return generator.nextFloat();
            }
            if (count > 2) {
                generator.next();
                throw LibraryErrors.error(this, "wrong number of arguments");
            }
            long first = Arguments.integer(this, 1, m);
            if (count == 1 && first == 0) {
                return generator.next();
            }
            long low = count == 1 ? 1 : first;
            long high = count == 1 ? first : Arguments.integer(this, 2, n);
            if (low > high) {
                generator.next();
                throw LibraryErrors.badArgument(this, 1, "interval is empty");
            }
            return generator.nextBetween(low, high);
        }
    }

    /**
     * {@code math.randomseed([x [, y]])}: returns the two seeds, also where it chose them itself.
     */
    @LuaBuiltin("randomseed")
    abstract static class RandomSeedNode extends LibraryFunctionNode {

        @Specialization
        Object ofAny(VirtualFrame frame, Object x, Object y) {
            return seed(argumentCount(frame), x, y);
        }

        @TruffleBoundary
        private Object seed(int count, Object x, Object y) {
            Xoshiro256 generator = generator(this);
            long seed1;
            long seed2;
            if (count == 0) {
                seed1 = System.nanoTime() ^ System.identityHashCode(new Object());
                seed2 = generator.next();
            } else {
                seed1 = toSeed(LibraryErrors.toNumber(this, 1, x));
                seed2 = Arguments.integer(this, 2, y, 0);
            }
            generator.seed(seed1, seed2);
            return Values.of(seed1, seed2);
        }

        /** An integer is its own seed; of other floats, such as a time, the bits are. */
        private static long toSeed(Object number) {
            if (number instanceof Long integer) {
                return integer;
            }
            double d = (Double) number;
            return LuaNumbers.isInteger(d) ? (long) d : Double.doubleToRawLongBits(d);
        }
    }
}
