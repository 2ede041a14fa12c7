package io.assay.lua.text;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Arrays;

/**
 * A pattern (manual §6.5.1), translated once into a sequence of items; immutable and shared freely.
 *
 * <p>Item {@code i} is {@code operations[i]} with its operands in {@code first}, {@code second} and
 * {@code sets}. Single-byte items are {@link #BYTE}, {@link #ANY} or {@link #SET} plus one of
 * {@link #ONCE}, {@link #STAR}, {@link #PLUS}, {@link #MINUS}, {@link #OPTIONAL}. The last item is
 * {@link #END} or, where the pattern is malformed, {@link #ERROR}. {@code leads[i]} is the byte
 * with which any match of the items from {@code i} on begins, or -1 if there is no such byte.
 */
public final class LuaPattern {

    static final int ONCE = 0;
    static final int STAR = 1;
    static final int PLUS = 2;
    static final int MINUS = 3;
    static final int OPTIONAL = 4;

    static final int BYTE = 0;
    static final int ANY = 5;
    static final int SET = 10;

    static final int OPEN = 15;
    static final int CLOSE = 16;
    static final int POSITION = 17;
    static final int BACK_REFERENCE = 18;
    static final int BALANCE = 19;
    static final int FRONTIER = 20;
    static final int END_ANCHOR = 21;
    static final int END = 22;
    static final int ERROR = 23;

    /** Most items of a pattern of which the compiler of a script makes code. */
    private static final int MOST_COMPILED = 80;

    /** Most repetitions that have to try several lengths in such a pattern, each a loop in one. */
    private static final int MOST_BRANCHES = 4;

    final byte[] operations;
    final byte[] first;
    final byte[] second;
    final boolean[][] sets;
    final int[] leads;
    final int captureCount;
    final String error;
    private final boolean anchored;

    /** Null for a pattern that is matched item by item. */
    private final Step steps;

    /** With what bytes a match begins; null if it may also be empty, or begin with any. */
    @CompilationFinal(dimensions = 1)
    private final boolean[] leadingBytes;

    private final boolean isCompilable;

    LuaPattern(
            byte[] operations,
            byte[] first,
            byte[] second,
            boolean[][] sets,
            int captureCount,
            boolean anchored,
            String error) {
        this.operations = operations;
        this.first = first;
        this.second = second;
        this.sets = sets;
        this.captureCount = captureCount;
        this.anchored = anchored;
        this.error = error;
        this.leads = leads();
        if (isPlainlyMatched()) {
            StepCompiler compiler = new StepCompiler(this);
            steps = compiler.steps();
            leadingBytes = compiler.leadingBytes();
            isCompilable =
                    operations.length <= MOST_COMPILED && compiler.branches() <= MOST_BRANCHES;
        } else {
            steps = null;
            leadingBytes = null;
            isCompilable = false;
        }
    }

    /** Whether nothing can go wrong in matching: neither a fault of the pattern nor its depth. */
    private boolean isPlainlyMatched() {
        int captures = 0;
        for (byte operation : operations) {
            if (operation == CLOSE || operation == POSITION) {
                captures++;
            }
        }
        return operations.length < Matcher.MAX_DEPTH && error == null && captures == captureCount;
    }

    private int[] leads() {
        int[] result = new int[operations.length];
        for (int i = operations.length - 1; i >= 0; i--) {
            result[i] =
                    switch (operations[i]) {
                        case BYTE + ONCE, BYTE + PLUS -> first[i] & 0xff;
                        // These consume nothing and cannot fail.
                        case OPEN, CLOSE, POSITION -> result[i + 1];
                        default -> -1;
                    };
        }
        return result;
    }

    /**
     * Translates a pattern for {@code find}, {@code match} and {@code gsub}, where a {@code ^} in
     * front is an anchor. Never fails: what is wrong with a pattern is raised when matching comes
     * to it.
     */
    public static LuaPattern compile(byte[] pattern) {
        return PatternCompiler.compile(pattern, true);
    }

    /** Translates a pattern for {@code gmatch}, where a {@code ^} in front stands for itself. */
    public static LuaPattern compileUnanchored(byte[] pattern) {
        return PatternCompiler.compile(pattern, false);
    }

    /**
     * A pattern that matches {@code text} itself, as {@code find} takes text that {@link #isPlain}.
     */
    public static LuaPattern ofPlain(byte[] text) {
        int count = text.length;
        byte[] operations = new byte[count + 1];
        Arrays.fill(operations, (byte) (BYTE + ONCE));
        operations[count] = END;
        byte[] operands = Arrays.copyOf(text, count + 1);
        return new LuaPattern(
                operations, operands, operands, new boolean[count + 1][], 0, false, null);
    }

    /** A matcher for a pattern that is used once; see {@link #compile}. */
    public static Matcher matcher(byte[] pattern) {
        return compile(pattern).matcher();
    }

    /** A new matcher, to be used by one thread at a time. */
    public Matcher matcher() {
        return new Matcher(this);
    }

    boolean isMatchedBySteps() {
        return steps != null;
    }

    /**
     * Looks for the first match that begins at {@code init} or, unless anchored, later, and does
     * not end at {@code lastEnd}; leaves it in {@code matcher}, which is one of this pattern.
     *
     * @see Matcher#findAfter
     */
    public boolean find(Matcher matcher, byte[] text, int init, int lastEnd) {
        if (steps == null) {
            return matcher.findByItems(text, init, lastEnd);
        }
        return isCompilable && CompilerDirectives.isPartialEvaluationConstant(this)
                ? findBySteps(matcher, text, init, lastEnd)
                : findElsewhere(matcher, text, init, lastEnd);
    }

    @TruffleBoundary
    private boolean findElsewhere(Matcher matcher, byte[] text, int init, int lastEnd) {
        return findBySteps(matcher, text, init, lastEnd);
    }

    private boolean findBySteps(Matcher matcher, byte[] text, int init, int lastEnd) {
        if (init > text.length) {
            return false;
        }
        if (anchored) {
            int end = steps.match(matcher, text, init);
            matcher.set(text, init, end);
            return end >= 0 && end != lastEnd;
        }
        for (int from = init; from <= text.length; from++) {
            if (leadingBytes != null) {
                while (from < text.length && !leadingBytes[text[from] & 0xff]) {
                    from++;
                }
                if (from == text.length) {
                    return false;
                }
            }
            int end = steps.match(matcher, text, from);
            if (end >= 0 && end != lastEnd) {
                matcher.set(text, from, end);
                return true;
            }
        }
        return false;
    }

    /** Whether the pattern begins with the anchor {@code ^}. */
    public boolean isAnchored() {
        return anchored;
    }

    /** The number of captures in the pattern, not counting the whole match. */
    public int captureCount() {
        return captureCount;
    }

    /** Whether {@code pattern} has no special bytes, so that it matches itself only. */
    public static boolean isPlain(byte[] pattern) {
        for (byte b : pattern) {
            switch (b) {
                case '^', '$', '*', '+', '?', '.', '(', '[', '%', '-' -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }

    /**
     * The first index from {@code from} on at which {@code what} occurs in {@code s}, or -1. The
     * empty string occurs everywhere, the end included.
     */
    public static int indexOf(byte[] s, byte[] what, int from) {
        int count = what.length;
        if (count == 0) {
            return from <= s.length ? from : -1;
        }
        int last = s.length - count;
        byte head = what[0];
        for (int i = from; i <= last; i++) {
            if (s[i] == head && equal(s, i, what)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean equal(byte[] s, int from, byte[] what) {
        for (int i = 1; i < what.length; i++) {
            if (s[from + i] != what[i]) {
                return false;
            }
        }
        return true;
    }
}
