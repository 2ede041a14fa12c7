package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.ByteBuilder;
import io.assay.lua.text.LuaPattern;
import io.assay.lua.text.Matcher;
import io.assay.lua.text.TextException;

/** A {@code string.gsub} on its way: the matches one after the other, and the result so far. */
final class Substitution {

    private final LuaString string;
    private final byte[] text;
    private final Matcher matcher;
    private final long most;
    private long count;
    private int lastEnd = -1;

    /** Everything before is in {@link #out}, which is null as long as that is the string itself. */
    private int copied;

    private ByteBuilder out;

    /**
     * @param most how many matches to replace
     */
    Substitution(LuaString string, LuaPattern pattern, long most) {
        this.string = string;
        this.text = string.bytes();
        this.matcher = pattern.matcher();
        this.most = most;
    }

    /** Whether a replacement string stands for itself. */
    static boolean isPlain(byte[] replacement) {
        for (byte b : replacement) {
            if (b == '%') {
                return false;
            }
        }
        return true;
    }

    /**
     * Goes to the next match, if there is one.
     *
     * @param pattern the same always, where the compiler may know it as a constant
     */
    boolean next(LuaPattern pattern) {
        if (count >= most
                || (count > 0 && pattern.isAnchored())
                || !pattern.find(matcher, text, Math.max(lastEnd, 0), lastEnd)) {
            return false;
        }
        count++;
        lastEnd = matcher.end();
        return true;
    }

    /** The first capture of the match, or all of it. */
    Object key() {
        return matcher.captureOrWhole(0);
    }

    /** The arguments for a call of {@code function} with the captures of the match. */
    Object[] arguments(LuaPattern pattern, Object function) {
        int captures = pattern.captureCount();
        if (captures == 0) {
            return new Object[] {function, matcher.whole()};
        }
        Object[] arguments = new Object[captures + 1];
        arguments[0] = function;
        matcher.captures(pattern, arguments, 1);
        return arguments;
    }

    /** Puts text in the place of the match. */
    void replaceBy(byte[] replacement) {
        begin();
        out.append(replacement, 0, replacement.length);
    }

    /**
     * Puts a replacement string in the place of the match.
     *
     * @throws TextException for a {@code %} that is followed by neither digit nor {@code %}, and
     *     for a capture that the pattern does not have
     */
    @TruffleBoundary
    void expand(byte[] replacement) {
        begin();
        int from = 0;
        for (int i = 0; i < replacement.length; i++) {
            if (replacement[i] != '%') {
                continue;
            }
            out.append(replacement, from, i);
            i++;
            int escaped = i < replacement.length ? replacement[i] : 0;
            if (escaped == '%') {
                out.appendByte('%');
            } else if (escaped == '0') {
                out.append(text, matcher.start(), matcher.end());
            } else if (escaped >= '1' && escaped <= '9') {
                matcher.appendCaptureOrWhole(out, escaped - '1');
            } else {
                throw new TextException("invalid use of '%' in replacement string");
            }
            from = i + 1;
        }
        out.append(replacement, from, replacement.length);
    }

    private void begin() {
        if (out == null) {
            out = new ByteBuilder(text.length + 16);
        }
        out.append(text, copied, matcher.start());
        copied = matcher.end();
    }

    /** The resulting string and the number of matches. */
    Object result() {
        if (out == null) {
            return Values.of(string, count);
        }
        return Values.of(out.append(text, copied, text.length).toLuaString(), count);
    }
}
