package io.assay.lua.text;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import io.assay.lua.runtime.LuaString;
import java.util.Arrays;

/**
 * Matches a {@link LuaPattern} against subjects and keeps the last match: its bounds and captures.
 *
 * <p>Since every way through a pattern passes the same captures in the same order, going back needs
 * no undoing of them: what a failed attempt recorded is overwritten before anything reads it.
 */
public final class Matcher {

    /** Deepest nesting of items that may have to go back; PUC-Rio Lua's {@code MAXCCALLS}. */
    static final int MAX_DEPTH = 200;

    private static final int UNFINISHED = -1;
    private static final int IS_POSITION = -2;

    private final LuaPattern pattern;
    private final int[] captureStarts;
    private final int[] captureEnds;
    private byte[] subject;
    private int start;
    private int end;

    Matcher(LuaPattern pattern) {
        this.pattern = pattern;
        this.captureStarts = new int[pattern.captureCount];
        this.captureEnds = new int[pattern.captureCount];
        // A pattern that is matched by steps closes all its captures.
        if (!pattern.isMatchedBySteps()) {
            Arrays.fill(captureEnds, UNFINISHED);
        }
    }

    public LuaPattern pattern() {
        return pattern;
    }

    /** Looks for the first match that begins at {@code init} or, unless anchored, later. */
    public boolean find(byte[] text, int init) {
        return findAfter(text, init, -1);
    }

    /**
     * Looks for the next match that does not end at {@code lastEnd}. This is how {@code gmatch} and
     * {@code gsub} go on from one match to the next: with both {@code init} and {@code lastEnd} its
     * end, so that an empty match right behind another does not count. (An anchored pattern is
     * tried at {@code init} only.)
     *
     * @throws TextException if the pattern turns out to be malformed, or too complex for this
     *     subject
     */
    public boolean findAfter(byte[] text, int init, int lastEnd) {
        return pattern.find(this, text, init, lastEnd);
    }

    @TruffleBoundary
    private static TextException invalidCapture(int index) {
        return new TextException("invalid capture index %" + (index + 1));
    }

    /** {@link #findAfter} of a pattern that has to be matched item by item. */
    @TruffleBoundary
    boolean findByItems(byte[] text, int init, int lastEnd) {
        if (init > text.length) {
            return false;
        }
        if (pattern.isAnchored()) {
            return matchItems(text, init) && end != lastEnd;
        }
        int lead = pattern.leads[0];
        for (int from = init; from <= text.length; from++) {
            if (lead >= 0) {
                byte wanted = (byte) lead;
                while (from < text.length && text[from] != wanted) {
                    from++;
                }
                if (from == text.length) {
                    return false;
                }
            }
            if (matchItems(text, from) && end != lastEnd) {
                return true;
            }
        }
        return false;
    }

    private boolean matchItems(byte[] text, int from) {
        subject = text;
        start = from;
        end = run(from, 0, 1);
        return end >= 0;
    }

    // ---- for the steps of a pattern ----

    void set(byte[] text, int from, int to) {
        subject = text;
        start = from;
        end = to;
    }

    void open(int capture, int s) {
        captureStarts[capture] = s;
    }

    void close(int capture, int s) {
        captureEnds[capture] = s;
    }

    void position(int capture, int s) {
        captureStarts[capture] = s;
        captureEnds[capture] = IS_POSITION;
    }

    /** Where text ends that repeats a capture at {@code s}; -1 if it does not. */
    @TruffleBoundary
    int matchCapture(int index, byte[] text, int s) {
        int from = captureStarts[index];
        int length = captureEnds[index] - from;
        // A position is no text, so nothing repeats it.
        if (captureEnds[index] < 0 || text.length - s < length) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            if (text[from + i] != text[s + i]) {
                return -1;
            }
        }
        return s + length;
    }

    // ---- the match ----

    /** Where the last match begins, from 0. */
    public int start() {
        return start;
    }

    /** Where the last match ends, from 0, exclusive. */
    public int end() {
        return end;
    }

    /** The number of captures in the pattern, not counting the whole match. */
    public int captureCount() {
        return captureStarts.length;
    }

    /** The number of values that a match gives: its captures or, without any, the whole match. */
    public int resultCount() {
        return Math.max(captureStarts.length, 1);
    }

    /**
     * The capture with the given index, from 0: a {@link LuaString}, or a {@link Long} for a
     * position.
     *
     * @throws TextException {@code unfinished capture} if the pattern never closes it
     */
    public Object capture(int index) {
        int from = captureStarts[index];
        int to = captureEnds[index];
        if (to >= 0) {
            return LuaString.of(subject, from, to);
        }
        if (to == IS_POSITION) {
            return from + 1L;
        }
        throw unfinishedCapture();
    }

    @TruffleBoundary
    private static TextException unfinishedCapture() {
        return new TextException("unfinished capture");
    }

    /**
     * As {@link #capture}, but in a pattern without captures the first is the whole match.
     *
     * @throws TextException {@code invalid capture index %n} if there is no such capture
     */
    public Object captureOrWhole(int index) {
        if (index < captureStarts.length) {
            return capture(index);
        }
        if (index == 0) {
            return whole();
        }
        throw invalidCapture(index);
    }

    /**
     * Puts all captures into {@code results}, the first at {@code at}.
     *
     * @param ofPattern the pattern of this matcher, where the compiler may know it as a constant
     */
    public void captures(LuaPattern ofPattern, Object[] results, int at) {
        if (CompilerDirectives.isPartialEvaluationConstant(ofPattern)) {
            fixedCaptures(ofPattern.captureCount, results, at);
        } else {
            anyCaptures(results, at);
        }
    }

    @ExplodeLoop
    private void fixedCaptures(int count, Object[] results, int at) {
        for (int i = 0; i < count; i++) {
            results[at + i] = capture(i);
        }
    }

    @TruffleBoundary
    private void anyCaptures(Object[] results, int at) {
        fixedCaptures(pattern.captureCount, results, at);
    }

    /** The text of the whole match. */
    public LuaString whole() {
        return LuaString.of(subject, start, end);
    }

    /** Appends {@link #captureOrWhole} as text. */
    public void appendCaptureOrWhole(ByteBuilder out, int index) {
        if (index < captureStarts.length && captureEnds[index] >= 0) {
            out.append(subject, captureStarts[index], captureEnds[index]);
        } else if (index == 0 && captureStarts.length == 0) {
            out.append(subject, start, end);
        } else if (captureOrWhole(index) instanceof Long position) {
            out.appendDecimal(position);
        }
    }

    /**
     * Where a match of the items from {@code firstItem} on at {@code from} ends; -1 if there is
     * none.
     */
    private int run(int from, int firstItem, int firstDepth) {
        int s = from;
        int depth = firstDepth;
        for (int item = firstItem; ; item++) {
            if (depth > MAX_DEPTH) {
                throw new TextException("pattern too complex");
            }
            int operation = pattern.operations[item];
            if (operation < LuaPattern.OPEN) {
                int repetition = operation % LuaPattern.ANY;
                if (repetition == LuaPattern.ONCE) {
                    if (!matchesOne(item, s)) {
                        return -1;
                    }
                    s++;
                    continue;
                }
                if (!matchesOne(item, s)) {
                    if (repetition == LuaPattern.PLUS) {
                        return -1;
                    }
                    continue;
                }
                if (repetition == LuaPattern.OPTIONAL) {
                    int result = run(s + 1, item + 1, depth + 1);
                    if (result >= 0) {
                        return result;
                    }
                    continue;
                }
                return repetition == LuaPattern.MINUS
                        ? lazy(s, item, depth)
                        : greedy(repetition == LuaPattern.PLUS ? s + 1 : s, s, item, depth);
            }
            switch (operation) {
                case LuaPattern.OPEN, LuaPattern.CLOSE, LuaPattern.POSITION -> {
                    record(operation, pattern.first[item], s);
                    depth++;
                }
                case LuaPattern.BACK_REFERENCE, LuaPattern.BALANCE, LuaPattern.FRONTIER -> {
                    s = skip(operation, item, s);
                    if (s < 0) {
                        return -1;
                    }
                }
                case LuaPattern.END_ANCHOR -> {
                    return s == subject.length ? s : -1;
                }
                case LuaPattern.END -> {
                    return s;
                }
                default -> throw new TextException(pattern.error);
            }
        }
    }

    private void record(int operation, int capture, int s) {
        if (operation == LuaPattern.CLOSE) {
            captureEnds[capture] = s;
            return;
        }
        captureStarts[capture] = s;
        if (operation == LuaPattern.POSITION) {
            captureEnds[capture] = IS_POSITION;
        }
    }

    /** Where the text ends that an item other than a single byte matches at {@code s}; or -1. */
    private int skip(int operation, int item, int s) {
        return switch (operation) {
            case LuaPattern.BACK_REFERENCE -> matchCapture(pattern.first[item], subject, s);
            case LuaPattern.BALANCE ->
                    s < subject.length && subject[s] == pattern.first[item]
                            ? Steps.balanceEnd(
                                    pattern.first[item], pattern.second[item], subject, s)
                            : -1;
            default -> Steps.isFrontier(pattern.sets[item], subject, s) ? s : -1;
        };
    }

    private boolean matchesOne(int item, int s) {
        byte[] text = subject;
        if (s >= text.length) {
            return false;
        }
        int operation = pattern.operations[item];
        if (operation >= LuaPattern.SET) {
            return pattern.sets[item][text[s] & 0xff];
        }
        return operation >= LuaPattern.ANY || text[s] == pattern.first[item];
    }

    /** As many as possible first, then fewer, down to {@code least}. */
    private int greedy(int least, int s, int item, int depth) {
        int next = item + 1;
        int most = span(item, s);
        if (pattern.operations[next] == LuaPattern.END && depth < MAX_DEPTH) {
            return most;
        }
        int lead = pattern.leads[next];
        byte[] text = subject;
        for (int i = most; i >= least; i--) {
            if (lead < 0 || (i < text.length && text[i] == (byte) lead)) {
                int result = run(i, next, depth + 1);
                if (result >= 0) {
                    return result;
                }
            }
        }
        return -1;
    }

    /** Where the longest run of what the item matches ends. */
    private int span(int item, int s) {
        byte[] text = subject;
        int i = s;
        int operation = pattern.operations[item];
        if (operation >= LuaPattern.SET) {
            boolean[] set = pattern.sets[item];
            while (i < text.length && set[text[i] & 0xff]) {
                i++;
            }
            return i;
        }
        if (operation >= LuaPattern.ANY) {
            return text.length;
        }
        byte wanted = pattern.first[item];
        while (i < text.length && text[i] == wanted) {
            i++;
        }
        return i;
    }

    /** As few as possible first, then more. */
    private int lazy(int s, int item, int depth) {
        int next = item + 1;
        int lead = pattern.leads[next];
        byte[] text = subject;
        int i = s;
        while (true) {
            if (lead < 0 || (i < text.length && text[i] == (byte) lead)) {
                int result = run(i, next, depth + 1);
                if (result >= 0) {
                    return result;
                }
            }
            if (!matchesOne(item, i)) {
                return -1;
            }
            i++;
        }
    }
}
