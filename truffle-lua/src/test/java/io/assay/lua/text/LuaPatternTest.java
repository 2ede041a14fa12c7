package io.assay.lua.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.lua.runtime.LuaString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LuaPatternTest {

    private static final String[] ITEMS = {
        "a", "b", ".", "%a", "%d", "%s", "%w", "%p", "%x", "%l", "%u", "%c", "%g", "%A", "%S", "%W",
        "%%", "%.", "[ab]", "[^a]", "[a-c]", "[%a_]", "[]a]", "[^]]", "[a-]", "[%w-]", "[^%s]",
        "[a-%%]", "[+--]", "%b()", "%bab", "%f[a]", "%f[%w]", "%f[^%w]", "$", "^", "-", "]", "1",
        "(", ")", "()", "%1", "%2", "(a", "(.", "a)", "\0", "%z", "\u00e9"
    };
    private static final String[] MALFORMED = {
        "%", "[", "[a", "[^", "%b", "%ba", "%f", "%fa", "[%", "%0", "%9"
    };
    private static final String SUFFIXES = "*+-?";
    private static final String SUBJECT = "aaabbbcA1 _-.()%]\0\u00e9";

    private static byte[] pattern(Random random) {
        StringBuilder result = new StringBuilder(random.nextInt(6) == 0 ? "^" : "");
        int items = random.nextInt(6);
        for (int i = 0; i <= items; i++) {
            result.append(ITEMS[random.nextInt(ITEMS.length)]);
            if (random.nextInt(2) == 0) {
                result.append(SUFFIXES.charAt(random.nextInt(4)));
            }
        }
        if (random.nextInt(6) == 0) {
            result.append(MALFORMED[random.nextInt(MALFORMED.length)]);
        }
        if (random.nextInt(2) == 0) {
            int from = result.length() > 0 && result.charAt(0) == '^' ? 1 : 0;
            result.insert(from, '(').append(')');
        }
        return ReferenceLua.bytes(result.toString());
    }

    private static byte[] subject(Random random) {
        byte[] result = new byte[random.nextInt(14)];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) SUBJECT.charAt(random.nextInt(SUBJECT.length()));
        }
        return result;
    }

    private static Object[] find(byte[] subject, byte[] pattern, int init) {
        if (LuaPattern.isPlain(pattern)) {
            int at = LuaPattern.indexOf(subject, pattern, init);
            return at < 0 ? new Object[] {null} : new Object[] {at + 1, at + pattern.length};
        }
        Matcher matcher = LuaPattern.matcher(pattern);
        if (!matcher.find(subject, init)) {
            return new Object[] {null};
        }
        List<Object> result = new ArrayList<>(List.of(matcher.start() + 1, matcher.end()));
        for (int i = 0; i < matcher.captureCount(); i++) {
            result.add(matcher.capture(i));
        }
        return result.toArray();
    }

    private static Object[] gsub(byte[] subject, byte[] pattern) {
        Matcher matcher = LuaPattern.matcher(pattern);
        ByteBuilder out = new ByteBuilder();
        int copied = 0;
        int count = 0;
        int lastEnd = -1;
        while (matcher.findAfter(subject, Math.max(lastEnd, 0), lastEnd)) {
            out.append(subject, copied, matcher.start()).append("<");
            matcher.appendCaptureOrWhole(out, 0);
            out.append(">");
            copied = matcher.end();
            lastEnd = matcher.end();
            count++;
            if (matcher.pattern().isAnchored()) {
                break;
            }
        }
        return new Object[] {out.append(subject, copied, subject.length).toLuaString(), count};
    }

    private static Object[] gmatch(byte[] subject, byte[] pattern) {
        Matcher matcher = LuaPattern.compileUnanchored(pattern).matcher();
        List<Object> result = new ArrayList<>();
        int lastEnd = -1;
        while (matcher.findAfter(subject, Math.max(lastEnd, 0), lastEnd)) {
            for (int i = 0; i < matcher.resultCount(); i++) {
                result.add(matcher.captureOrWhole(i));
            }
            lastEnd = matcher.end();
        }
        return result.toArray();
    }

    @Test
    void matchesAsTheReferenceDoes() {
        Random random = ReferenceLua.random("LuaPatternTest");
        ReferenceLua reference = new ReferenceLua();
        for (int i = 0; i < 20_000; i++) {
            byte[] pattern = pattern(random);
            byte[] subject = subject(random);
            String arguments =
                    "(" + ReferenceLua.literal(subject) + "," + ReferenceLua.literal(pattern);
            int init = random.nextInt(subject.length + 1);
            switch (i % 4) {
                case 0 ->
                        reference.add(
                                "string.gsub" + arguments + ",'<%1>')",
                                () -> gsub(subject, pattern));
                case 1 ->
                        reference.add(
                                "(function() local r = {} for a, b, c, d, e, f, g, h in"
                                        + " string.gmatch"
                                        + arguments
                                        + ") do for _, v in ipairs{a, b, c, d, e, f, g, h} do"
                                        + " r[#r+1] = v end end return table.unpack(r) end)()",
                                () -> gmatch(subject, pattern));
                default ->
                        reference.add(
                                "string.find" + arguments + "," + (init + 1) + ")",
                                () -> find(subject, pattern, init));
            }
        }
        reference.compare();
    }

    private static String error(String subject, String pattern) {
        Matcher matcher = LuaPattern.matcher(ReferenceLua.bytes(pattern));
        byte[] text = ReferenceLua.bytes(subject);
        return assertThrows(
                        TextException.class,
                        () -> {
                            if (matcher.find(text, 0)) {
                                matcher.captureOrWhole(0);
                            }
                        })
                .getMessage();
    }

    @Test
    void saysWhatIsWrongWithAPattern() {
        assertEquals("malformed pattern (ends with '%')", error("a", "a%"));
        assertEquals("malformed pattern (missing ']')", error("a", "[a"));
        assertEquals("malformed pattern (missing arguments to '%b')", error("a", "%ba"));
        assertEquals("missing '[' after '%f' in pattern", error("a", "%fa"));
        assertEquals("invalid pattern capture", error("a", ".)"));
        assertEquals("invalid capture index %2", error("a", "(a)%2"));
        assertEquals("unfinished capture", error("a", "(a"));
        assertEquals("too many captures", error("a", "()".repeat(33)));
    }

    @Test
    void limitsDepthInsteadOfOverflowingTheStack() {
        String subject = "a".repeat(300);
        assertEquals("pattern too complex", error(subject, "a?".repeat(200)));
        assertTrue(
                LuaPattern.matcher(ReferenceLua.bytes("a?".repeat(199)))
                        .find(ReferenceLua.bytes(subject), 0));
        assertEquals("pattern too complex", error(subject, "a-".repeat(200) + "$"));
        assertTrue(
                LuaPattern.matcher(ReferenceLua.bytes("b*".repeat(5000)))
                        .find(ReferenceLua.bytes(subject), 0));
    }

    @Test
    void isReusableAndReentrant() {
        LuaPattern pattern = LuaPattern.compile(ReferenceLua.bytes("(%w+)=(%w+)"));
        Matcher outer = pattern.matcher();
        assertTrue(outer.find(ReferenceLua.bytes("a=b"), 0));
        assertTrue(pattern.matcher().find(ReferenceLua.bytes("key=value"), 0));
        assertEquals(LuaString.of("b"), outer.capture(1));
        assertTrue(outer.find(ReferenceLua.bytes("; c=d"), 0));
        assertEquals(LuaString.of("c"), outer.capture(0));
        assertFalse(outer.find(ReferenceLua.bytes("nothing"), 0));
    }

    @Test
    void findsPlainText() {
        byte[] text = ReferenceLua.bytes("abcabd");
        assertEquals(3, LuaPattern.indexOf(text, ReferenceLua.bytes("abd"), 0));
        assertEquals(-1, LuaPattern.indexOf(text, ReferenceLua.bytes("abc"), 1));
        assertEquals(6, LuaPattern.indexOf(text, new byte[0], 6));
        assertEquals(-1, LuaPattern.indexOf(text, new byte[0], 7));
        assertTrue(LuaPattern.isPlain(ReferenceLua.bytes("a)]b")));
        assertFalse(LuaPattern.isPlain(ReferenceLua.bytes("a-b")));
    }

    @Test
    void takesPlainTextAsAPattern() {
        byte[] text = ReferenceLua.bytes("x a)]b");
        for (int length : new int[] {0, 1, 4}) {
            byte[] what = Arrays.copyOfRange(text, 2, 2 + length);
            Matcher matcher = LuaPattern.ofPlain(what).matcher();
            assertTrue(matcher.find(text, 1));
            assertEquals(LuaPattern.indexOf(text, what, 1), matcher.start());
            assertEquals(matcher.start() + length, matcher.end());
        }
        assertFalse(LuaPattern.ofPlain(ReferenceLua.bytes("a)]c")).matcher().find(text, 0));
        byte[] longText = ReferenceLua.bytes("a".repeat(500) + "b");
        byte[] longWhat = ReferenceLua.bytes("a".repeat(300) + "b");
        Matcher matcher = LuaPattern.ofPlain(longWhat).matcher();
        assertTrue(matcher.find(longText, 0));
        assertEquals(200, matcher.start());
    }
}
