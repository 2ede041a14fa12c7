package io.assay.lua.text;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.ExplodeLoop;

/**
 * The kinds of {@link Step}. Sets of bytes are arrays of 256; where a set is what a single item
 * matches, null stands for all bytes.
 */
final class Steps {

    private Steps() {}

    /** The end of the pattern. */
    static final class End extends Step {
        @Override
        int match(Matcher matcher, byte[] text, int s) {
            return s;
        }
    }

    /** {@code $} at the end of the pattern. */
    static final class EndAnchor extends Step {
        @Override
        int match(Matcher matcher, byte[] text, int s) {
            return s == text.length ? s : -1;
        }
    }

    /** Some bytes that stand for themselves. */
    static final class Literal extends Step {
        @CompilationFinal(dimensions = 1)
        private final byte[] bytes;

        private final Step next;

        Literal(byte[] bytes, Step next) {
            this.bytes = bytes;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            return isAt(text, s) ? next.match(matcher, text, s + bytes.length) : -1;
        }

        private boolean isAt(byte[] text, int s) {
            if (bytes.length > text.length - s) {
                return false;
            }
            return bytes.length <= 4 ? isShortAt(text, s) : isLongAt(text, s);
        }

        @ExplodeLoop
        private boolean isShortAt(byte[] text, int s) {
            for (int i = 0; i < bytes.length; i++) {
                if (text[s + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }

        private boolean isLongAt(byte[] text, int s) {
            for (int i = 0; i < bytes.length; i++) {
                if (text[s + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One byte of a set. */
    static final class One extends Step {
        @CompilationFinal(dimensions = 1)
        private final boolean[] set;

        private final Step next;

        One(boolean[] set, Step next) {
            this.set = set;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            return s < text.length && (set == null || set[text[s] & 0xff])
                    ? next.match(matcher, text, s + 1)
                    : -1;
        }
    }

    /**
     * As many bytes of a set as there are, or one, but at least {@code least}, where what follows
     * cannot begin with any of them: then it is no use to try with fewer.
     */
    static final class Span extends Step {
        @CompilationFinal(dimensions = 1)
        private final boolean[] set;

        private final int least;
        private final boolean isOne;
        private final Step next;

        Span(boolean[] set, int least, boolean isOne, Step next) {
            this.set = set;
            this.least = least;
            this.isOne = isOne;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            int end = isOne ? oneEnd(set, text, s) : spanEnd(set, text, s);
            return end - s >= least ? next.match(matcher, text, end) : -1;
        }
    }

    /** As many bytes of a set as possible first, then fewer, down to {@code least}. */
    static final class Greedy extends Step {
        @CompilationFinal(dimensions = 1)
        private final boolean[] set;

        /** With what bytes a match of what follows may begin. */
        @CompilationFinal(dimensions = 1)
        private final boolean[] following;

        private final int least;
        private final boolean isOne;
        private final Step next;

        Greedy(boolean[] set, boolean[] following, int least, boolean isOne, Step next) {
            this.set = set;
            this.following = following;
            this.least = least;
            this.isOne = isOne;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            int i = isOne ? oneEnd(set, text, s) : spanEnd(set, text, s);
            for (; i - s >= least; i--) {
                if (i == text.length || following[text[i] & 0xff]) {
                    int end = next.match(matcher, text, i);
                    if (end >= 0) {
                        return end;
                    }
                }
            }
            return -1;
        }
    }

    /** As few bytes of a set as possible first, then more. */
    static final class Lazy extends Step {
        @CompilationFinal(dimensions = 1)
        private final boolean[] set;

        /** With what bytes a match of what follows may begin. */
        @CompilationFinal(dimensions = 1)
        private final boolean[] following;

        private final Step next;

        Lazy(boolean[] set, boolean[] following, Step next) {
            this.set = set;
            this.following = following;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            for (int i = s; ; i++) {
                if (i == text.length || following[text[i] & 0xff]) {
                    int end = next.match(matcher, text, i);
                    if (end >= 0) {
                        return end;
                    }
                }
                if (i >= text.length || (set != null && !set[text[i] & 0xff])) {
                    return -1;
                }
            }
        }
    }

    private static int spanEnd(boolean[] set, byte[] text, int s) {
        if (set == null) {
            return text.length;
        }
        int i = s;
        while (i < text.length && set[text[i] & 0xff]) {
            i++;
        }
        return i;
    }

    private static int oneEnd(boolean[] set, byte[] text, int s) {
        return s < text.length && (set == null || set[text[s] & 0xff]) ? s + 1 : s;
    }

    /** Where a capture begins. */
    static final class Open extends Step {
        private final int capture;
        private final Step next;

        Open(int capture, Step next) {
            this.capture = capture;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            matcher.open(capture, s);
            return next.match(matcher, text, s);
        }
    }

    /** Where a capture ends. */
    static final class Close extends Step {
        private final int capture;
        private final Step next;

        Close(int capture, Step next) {
            this.capture = capture;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            matcher.close(capture, s);
            return next.match(matcher, text, s);
        }
    }

    /** {@code ()}: captures where it is. */
    static final class Position extends Step {
        private final int capture;
        private final Step next;

        Position(int capture, Step next) {
            this.capture = capture;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            matcher.position(capture, s);
            return next.match(matcher, text, s);
        }
    }

    /** {@code %1}: what a capture has matched, once more. */
    static final class BackReference extends Step {
        private final int capture;
        private final Step next;

        BackReference(int capture, Step next) {
            this.capture = capture;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            int end = matcher.matchCapture(capture, text, s);
            return end >= 0 ? next.match(matcher, text, end) : -1;
        }
    }

    /** {@code %bxy}. */
    static final class Balance extends Step {
        private final byte opening;
        private final byte closing;
        private final Step next;

        Balance(byte opening, byte closing, Step next) {
            this.opening = opening;
            this.closing = closing;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            if (s >= text.length || text[s] != opening) {
                return -1;
            }
            int end = balanceEnd(opening, closing, text, s);
            return end >= 0 ? next.match(matcher, text, end) : -1;
        }
    }

    /** Where text ends in which {@code opening}, which is at {@code s}, is balanced; or -1. */
    @TruffleBoundary
    static int balanceEnd(byte opening, byte closing, byte[] text, int s) {
        int nesting = 1;
        for (int i = s + 1; i < text.length; i++) {
            byte b = text[i];
            if (b == closing) {
                if (--nesting == 0) {
                    return i + 1;
                }
            } else if (b == opening) {
                nesting++;
            }
        }
        return -1;
    }

    /** {@code %f[set]}: a byte of the set after one that is not; beyond both ends is a zero. */
    static final class Frontier extends Step {
        @CompilationFinal(dimensions = 1)
        private final boolean[] set;

        private final Step next;

        Frontier(boolean[] set, Step next) {
            this.set = set;
            this.next = next;
        }

        @Override
        int match(Matcher matcher, byte[] text, int s) {
            return isFrontier(set, text, s) ? next.match(matcher, text, s) : -1;
        }
    }

    static boolean isFrontier(boolean[] set, byte[] text, int s) {
        int before = s == 0 ? 0 : text[s - 1] & 0xff;
        int after = s == text.length ? 0 : text[s] & 0xff;
        return !set[before] && set[after];
    }
}
