package io.assay.lua.text;

/**
 * One step of a {@link LuaPattern} that is matched by steps, and what follows it.
 *
 * <p>Steps are immutable and form a chain, so the compiler of a script that uses a constant pattern
 * makes straight code of the whole chain. Every step calls what follows from one place only: code
 * is as long as the pattern.
 */
abstract class Step {

    /**
     * Where a match of this step and all that follow ends if it begins at {@code s}; -1 if there is
     * none. Captures go into {@code matcher}.
     */
    abstract int match(Matcher matcher, byte[] text, int s);
}
