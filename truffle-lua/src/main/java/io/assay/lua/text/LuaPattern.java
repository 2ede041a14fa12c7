package io.assay.lua.text;

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

    final byte[] operations;
    final byte[] first;
    final byte[] second;
    final boolean[][] sets;
    final int[] leads;
    final int captureCount;
    final String error;
    private final boolean anchored;

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

    /** A matcher for a pattern that is used once; see {@link #compile}. */
    public static Matcher matcher(byte[] pattern) {
        return compile(pattern).matcher();
    }

    /** A new matcher, to be used by one thread at a time. */
    public Matcher matcher() {
        return new Matcher(this);
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
