package io.assay.lua.library.string;

import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Values;
import io.assay.lua.text.ByteBuilder;
import io.assay.lua.text.Matcher;
import io.assay.lua.text.NumberText;
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
    Substitution(LuaString string, Matcher matcher, long most) {
        this.string = string;
        this.text = string.bytes();
        this.matcher = matcher;
        this.most = most;
    }

    /** Goes to the next match, if there is one. */
    boolean next() {
        if (count >= most
                || (count > 0 && matcher.pattern().isAnchored())
                || !matcher.findAfter(text, Math.max(lastEnd, 0), lastEnd)) {
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
    Object[] arguments(Object function) {
        Object[] arguments = new Object[matcher.resultCount() + 1];
        arguments[0] = function;
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = matcher.captureOrWhole(i - 1);
        }
        return arguments;
    }

    /** Puts a string or number in the place of the match. */
    void replace(Object value) {
        begin();
        switch (value) {
            case LuaString replacement -> out.append(replacement);
            case Long number -> out.appendDecimal(number);
            default -> NumberText.append(out, (Double) value);
        }
    }

    /**
     * Puts a replacement string in the place of the match.
     *
     * @throws TextException for a {@code %} that is followed by neither digit nor {@code %}, and
     *     for a capture that the pattern does not have
     */
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
