package io.assay.lua.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.assay.lua.runtime.LuaString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private static byte[] text(Random random) {
        ByteBuilder out = new ByteBuilder();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int code =
                    random.nextInt(31) == 0
                            ? 0xd800
                            : random.nextInt() >>> (1 + random.nextInt(31));
            if (random.nextInt(8) == 0) {
                out.appendByte(random.nextInt(256));
            } else {
                Utf8.encode(out, code, 1);
            }
        }
        byte[] result = out.toByteArray();
        if (result.length > 0 && random.nextInt(6) == 0) {
            result[random.nextInt(result.length)] = (byte) random.nextInt();
        }
        return result;
    }

    private static Object[] len(byte[] s, long i, long j, boolean lax) {
        long result = Utf8.len(s, i, j, lax);
        return result < 0 ? new Object[] {null, -result} : new Object[] {result};
    }

    @Test
    void agreesWithTheReference() {
        Random random = ReferenceLua.random("Utf8Test");
        ReferenceLua reference = new ReferenceLua();
        for (int n = 0; n < 20_000; n++) {
            byte[] s = text(random);
            long i = random.nextInt(2 * s.length + 4) - s.length - 1;
            long j = random.nextInt(2 * s.length + 4) - s.length - 1;
            boolean lax = random.nextBoolean();
            String arguments = "(" + ReferenceLua.literal(s) + "," + i + "," + j + "," + lax + ")";
            switch (n % 3) {
                case 0 -> reference.add("utf8.len" + arguments, () -> len(s, i, j, lax));
                case 1 ->
                        reference.add(
                                "utf8.codepoint" + arguments,
                                () ->
                                        Arrays.stream(Utf8.codepoint(s, i, j, lax))
                                                .boxed()
                                                .toArray());
                default -> {
                    // 5.5, which looks for the character's end, objects where 5.4 does not.
                    if (i <= 0 && s.length > 0 && (s[0] & 0xc0) == 0x80) {
                        continue;
                    }
                    reference.add(
                            "utf8.offset(" + ReferenceLua.literal(s) + "," + i + "," + j + ")",
                            () -> {
                                Utf8.Range range = Utf8.offset(s, i, j);
                                return new Object[] {range == null ? null : range.start()};
                            });
                }
            }
        }
        for (int n = 0; n < 2_000; n++) {
            long code = ReferenceLua.randomLong(random);
            reference.add(
                    "utf8.char(" + ReferenceLua.literal(code) + ")",
                    () -> {
                        ByteBuilder out = new ByteBuilder();
                        Utf8.encode(out, code, 1);
                        return new Object[] {out.toLuaString()};
                    });
        }
        reference.compare();
    }

    @Test
    void encodesAsJavaDoes() {
        for (int code = 0; code <= Character.MAX_CODE_POINT; code += 7) {
            if (code < 0xd800 || code > 0xdfff) {
                ByteBuilder out = new ByteBuilder();
                Utf8.encode(out, code);
                assertEquals(LuaString.of(Character.toString(code)), out.toLuaString());
                assertEquals(code, Utf8.decode(out.toByteArray(), 0, false));
                assertEquals(out.length(), Utf8.encodedLength(code));
            }
        }
    }

    @Test
    void tellsWhereACharacterEnds() {
        byte[] s = "a\u00e4\u20ac".getBytes(StandardCharsets.UTF_8);
        assertEquals(new Utf8.Range(1, 1), Utf8.offset(s, 1, 1));
        assertEquals(new Utf8.Range(2, 3), Utf8.offset(s, 2, 1));
        assertEquals(new Utf8.Range(4, 6), Utf8.offset(s, -1, 7));
        assertEquals(new Utf8.Range(7, 7), Utf8.offset(s, 4, 1));
        assertEquals(new Utf8.Range(4, 6), Utf8.offset(s, 0, 5));
        assertNull(Utf8.offset(s, 5, 1));
    }

    @Test
    void stepsThroughCharacters() {
        byte[] s = "a\u00e4\u20ac".getBytes(StandardCharsets.UTF_8);
        StringBuilder steps = new StringBuilder();
        int index = Utf8.nextIndex(s, 0);
        while (index >= 0) {
            steps.append(index + 1).append('=').append(Utf8.stepCode(s, index, false)).append(' ');
            index = Utf8.nextIndex(s, index + 1L);
        }
        assertEquals("1=97 2=228 4=8364 ", steps.toString());
        assertEquals(-1, Utf8.nextIndex(s, -1));
        assertEquals(-1, Utf8.nextIndex(s, 100));
    }

    @Test
    void refusesStrayContinuationBytes() {
        byte[] inside = {'a', 'b', (byte) 0x80};
        assertThrows(TextException.class, () -> Utf8.stepCode(inside, 1, false));
        byte[] first = {(byte) 0x80, 'a'};
        assertEquals(1, assertThrows(TextException.class, () -> Utf8.checkStart(first)).argument());
    }
}
