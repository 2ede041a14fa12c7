package io.assay.lua.text;

import java.util.Arrays;

/**
 * Translates the text of a pattern (manual §6.5.1) into the items of a {@link LuaPattern}.
 *
 * <p>A Lua pattern has no alternatives and no nested repetition, so it is a sequence, and which
 * captures are open or closed at an item does not depend on the subject. Whatever is wrong with a
 * pattern is therefore known here. It is reported only when matching gets there, though, as in
 * PUC-Rio Lua: such an item becomes an {@link LuaPattern#ERROR}, which ends the program.
 */
final class PatternCompiler {

    /** Most captures a pattern may have. */
    private static final int MAX_CAPTURES = 32;

    private final byte[] pattern;
    private int position;

    private byte[] operations = new byte[16];
    private byte[] first = new byte[16];
    private byte[] second = new byte[16];
    private boolean[][] sets = new boolean[16][];
    private int count;

    private final int[] open = new int[MAX_CAPTURES];
    private int openCount;
    private final boolean[] closed = new boolean[MAX_CAPTURES];
    private int captureCount;
    private String error;

    private PatternCompiler(byte[] pattern, int position) {
        this.pattern = pattern;
        this.position = position;
    }

    static LuaPattern compile(byte[] pattern, boolean caretAnchors) {
        boolean anchored = caretAnchors && pattern.length > 0 && pattern[0] == '^';
        PatternCompiler compiler = new PatternCompiler(pattern, anchored ? 1 : 0);
        compiler.compile();
        return new LuaPattern(
                Arrays.copyOf(compiler.operations, compiler.count),
                Arrays.copyOf(compiler.first, compiler.count),
                Arrays.copyOf(compiler.second, compiler.count),
                Arrays.copyOf(compiler.sets, compiler.count),
                compiler.captureCount,
                anchored,
                compiler.error);
    }

    private void compile() {
        try {
            while (position < pattern.length) {
                item();
            }
            emit(LuaPattern.END, 0, 0, null);
        } catch (TextException e) {
            error = e.getMessage();
            emit(LuaPattern.ERROR, 0, 0, null);
        }
    }

    private void item() {
        switch (pattern[position]) {
            case '(' -> openCapture();
            case ')' -> closeCapture();
            case '$' -> {
                if (position + 1 == pattern.length) {
                    position++;
                    emit(LuaPattern.END_ANCHOR, 0, 0, null);
                } else {
                    single();
                }
            }
            case '%' -> escape();
            default -> single();
        }
    }

    private void escape() {
        int next = position + 1 < pattern.length ? pattern[position + 1] : 0;
        switch (next) {
            case 'b' -> {
                if (position + 3 >= pattern.length) {
                    throw new TextException("malformed pattern (missing arguments to '%b')");
                }
                emit(LuaPattern.BALANCE, pattern[position + 2], pattern[position + 3], null);
                position += 4;
            }
            case 'f' -> {
                position += 2;
                if (position >= pattern.length || pattern[position] != '[') {
                    throw new TextException("missing '[' after '%f' in pattern");
                }
                emit(LuaPattern.FRONTIER, 0, 0, set());
            }
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                int index = next - '1';
                if (index < 0 || index >= captureCount || !closed[index]) {
                    throw new TextException("invalid capture index %" + (index + 1));
                }
                emit(LuaPattern.BACK_REFERENCE, index, 0, null);
                position += 2;
            }
            default -> single();
        }
    }

    private void openCapture() {
        if (captureCount >= MAX_CAPTURES) {
            throw new TextException("too many captures");
        }
        if (position + 1 < pattern.length && pattern[position + 1] == ')') {
            // Its closing parenthesis belongs to the item, so it is complete at once; yet it is no
            // string that a back reference could repeat.
            emit(LuaPattern.POSITION, captureCount, 0, null);
            closed[captureCount++] = true;
            position += 2;
            return;
        }
        open[openCount++] = captureCount;
        emit(LuaPattern.OPEN, captureCount, 0, null);
        captureCount++;
        position++;
    }

    private void closeCapture() {
        if (openCount == 0) {
            throw new TextException("invalid pattern capture");
        }
        int index = open[--openCount];
        closed[index] = true;
        emit(LuaPattern.CLOSE, index, 0, null);
        position++;
    }

    /** A class that matches one byte, and how often it may. */
    private void single() {
        int operation;
        int literal = 0;
        boolean[] set = null;
        switch (pattern[position]) {
            case '.' -> {
                operation = LuaPattern.ANY;
                position++;
            }
            case '[' -> {
                set = set();
                operation = LuaPattern.SET;
            }
            case '%' -> {
                if (position + 1 == pattern.length) {
                    throw new TextException("malformed pattern (ends with '%')");
                }
                literal = pattern[position + 1];
                set = ByteClasses.named(literal);
                operation = set == null ? LuaPattern.BYTE : LuaPattern.SET;
                position += 2;
            }
            default -> {
                operation = LuaPattern.BYTE;
                literal = pattern[position++];
            }
        }
        emit(operation + repetition(), literal, 0, set);
    }

    private int repetition() {
        if (position == pattern.length) {
            return LuaPattern.ONCE;
        }
        int result =
                switch (pattern[position]) {
                    case '*' -> LuaPattern.STAR;
                    case '+' -> LuaPattern.PLUS;
                    case '-' -> LuaPattern.MINUS;
                    case '?' -> LuaPattern.OPTIONAL;
                    default -> LuaPattern.ONCE;
                };
        if (result != LuaPattern.ONCE) {
            position++;
        }
        return result;
    }

    /** A set in brackets; leaves {@link #position} after it. */
    private boolean[] set() {
        int start = position + 1;
        boolean complement = start < pattern.length && pattern[start] == '^';
        if (complement) {
            start++;
        }
        int end = setEnd(start);
        boolean[] set = new boolean[256];
        int i = start;
        while (i < end) {
            int b = pattern[i] & 0xff;
            if (b == '%') {
                addEscaped(set, pattern[++i]);
                i++;
            } else if (pattern[i + 1] == '-' && i + 2 < end) {
                int last = pattern[i + 2] & 0xff;
                for (int c = b; c <= last; c++) {
                    set[c] = true;
                }
                i += 3;
            } else {
                set[b] = true;
                i++;
            }
        }
        if (complement) {
            for (int c = 0; c < set.length; c++) {
                set[c] = !set[c];
            }
        }
        position = end + 1;
        return set;
    }

    /** The index of the bracket that closes a set; one that comes first stands for itself. */
    private int setEnd(int start) {
        int i = start;
        do {
            if (i >= pattern.length) {
                throw new TextException("malformed pattern (missing ']')");
            }
            if (pattern[i++] == '%') {
                i++;
            }
        } while (i >= pattern.length || pattern[i] != ']');
        return i;
    }

    private static void addEscaped(boolean[] set, byte name) {
        boolean[] members = ByteClasses.named(name);
        if (members == null) {
            set[name & 0xff] = true;
            return;
        }
        for (int c = 0; c < set.length; c++) {
            set[c] |= members[c];
        }
    }

    private void emit(int operation, int firstOperand, int secondOperand, boolean[] set) {
        if (count == operations.length) {
            operations = Arrays.copyOf(operations, count * 2);
            first = Arrays.copyOf(first, count * 2);
            second = Arrays.copyOf(second, count * 2);
            sets = Arrays.copyOf(sets, count * 2);
        }
        operations[count] = (byte) operation;
        first[count] = (byte) firstOperand;
        second[count] = (byte) secondOperand;
        sets[count] = set;
        count++;
    }
}
