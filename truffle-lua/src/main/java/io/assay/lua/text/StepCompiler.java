package io.assay.lua.text;

import java.util.Arrays;

/**
 * Makes {@link Step}s of the items of a {@link LuaPattern}, from the last to the first.
 *
 * <p>On the way it finds out with what bytes a match of the items so far may begin. A repetition
 * whose bytes are none of those need not be tried with fewer bytes than there are; most repetitions
 * of practical patterns are like that, which makes matching go straight on.
 */
final class StepCompiler {

    private static final boolean[] ALL = new boolean[256];
    private static final boolean[] NONE = new boolean[256];

    /** The sets of a single byte. */
    private static final boolean[][] SINGLE = new boolean[256][256];

    static {
        Arrays.fill(ALL, true);
        for (int b = 0; b < SINGLE.length; b++) {
            SINGLE[b][b] = true;
        }
    }

    private final LuaPattern pattern;
    private Step next = new Steps.End();

    /**
     * With what bytes a match may begin at which there is a byte; maybe too many, never too few.
     */
    private boolean[] first = ALL;

    /** Whether there may be a match at the end of the subject. */
    private boolean atEnd = true;

    /** Whether there is a match at every place. */
    private boolean isSure = true;

    private int branches;

    StepCompiler(LuaPattern pattern) {
        this.pattern = pattern;
        int item = pattern.operations.length - 1;
        while (item >= 0) {
            item = add(item);
        }
    }

    Step steps() {
        return next;
    }

    /** With what bytes a match begins; null if it may also be empty, or begin with any. */
    boolean[] leadingBytes() {
        return atEnd || first == ALL ? null : first;
    }

    /** The number of repetitions that have to try several lengths. */
    int branches() {
        return branches;
    }

    /** Adds the step for an item, and returns the item before those it covers. */
    private int add(int item) {
        int operand = pattern.first[item];
        switch (pattern.operations[item]) {
            case LuaPattern.END -> {}
            case LuaPattern.END_ANCHOR -> {
                next = new Steps.EndAnchor();
                first = NONE;
                isSure = false;
            }
            case LuaPattern.OPEN -> next = new Steps.Open(operand, next);
            case LuaPattern.CLOSE -> next = new Steps.Close(operand, next);
            case LuaPattern.POSITION -> next = new Steps.Position(operand, next);
            case LuaPattern.BACK_REFERENCE -> {
                next = new Steps.BackReference(operand, next);
                first = ALL;
                atEnd = true;
                isSure = false;
            }
            case LuaPattern.BALANCE -> {
                next = new Steps.Balance((byte) operand, pattern.second[item], next);
                begin(only(operand));
            }
            case LuaPattern.FRONTIER -> {
                boolean[] set = pattern.sets[item];
                next = new Steps.Frontier(set, next);
                first = set;
                atEnd = atEnd && set[0];
                isSure = false;
            }
            case LuaPattern.BYTE + LuaPattern.ONCE -> {
                return addLiteral(item);
            }
            default -> addSingle(item);
        }
        return item - 1;
    }

    private int addLiteral(int last) {
        int before = last;
        while (before >= 0 && pattern.operations[before] == LuaPattern.BYTE + LuaPattern.ONCE) {
            before--;
        }
        next = new Steps.Literal(Arrays.copyOfRange(pattern.first, before + 1, last + 1), next);
        begin(only(pattern.first[before + 1]));
        return before;
    }

    private void addSingle(int item) {
        int operation = pattern.operations[item];
        boolean[] set =
                operation >= LuaPattern.SET
                        ? pattern.sets[item]
                        : operation >= LuaPattern.ANY ? null : only(pattern.first[item]);
        int repetition = operation % LuaPattern.ANY;
        if (repetition == LuaPattern.ONCE) {
            next = new Steps.One(set, next);
            begin(set == null ? ALL : set);
            return;
        }
        boolean[] bytes = set == null ? ALL : set;
        int least = repetition == LuaPattern.PLUS ? 1 : 0;
        boolean isOne = repetition == LuaPattern.OPTIONAL;
        if (repetition == LuaPattern.MINUS) {
            next = new Steps.Lazy(set, first, next);
            branches++;
        } else if (isSure || areDisjoint(bytes, first)) {
            next = new Steps.Span(set, least, isOne, next);
        } else {
            next = new Steps.Greedy(set, first, least, isOne, next);
            branches++;
        }
        if (least == 1) {
            begin(bytes);
        } else {
            first = union(bytes, first);
        }
    }

    /** What was added last matches one byte of a set at least. */
    private void begin(boolean[] set) {
        first = set;
        atEnd = false;
        isSure = false;
    }

    private static boolean[] only(int b) {
        return SINGLE[b & 0xff];
    }

    private static boolean[] union(boolean[] a, boolean[] b) {
        if (b == ALL || b == NONE) {
            return b == ALL ? b : a;
        }
        boolean[] result = a.clone();
        for (int c = 0; c < result.length; c++) {
            result[c] |= b[c];
        }
        return result;
    }

    private static boolean areDisjoint(boolean[] a, boolean[] b) {
        for (int c = 0; c < a.length; c++) {
            if (a[c] && b[c]) {
                return false;
            }
        }
        return true;
    }
}
