package io.assay.lua.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.assay.lua.runtime.LuaString;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTextTest {

    /** {@code tostring} of Lua 5.5 in terms of 5.4's {@code string.format}. */
    private static final String TO_STRING_5_5 =
            "(function(x) local t = ('%%.15g'):format(x) if tonumber(t) ~= x then t ="
                    + " ('%%.17g'):format(x) end if not t:find('[^-0-9]') then t = t .. '.0' end return"
                    + " t end)(%s)";

    @Test
    void writesFloatsSoThatTheyReadBack() {
        Random random = ReferenceLua.random("NumberTextTest.write");
        ReferenceLua reference = new ReferenceLua();
        for (int i = 0; i < 30_000; i++) {
            double value = ReferenceLua.randomDouble(random);
            LuaString text = NumberText.format(value);
            if (Double.isFinite(value)) {
                assertEquals(value, NumberText.parse(text.bytes()));
            }
            reference.add(
                    String.format(TO_STRING_5_5, ReferenceLua.literal(value)),
                    () -> new Object[] {text});
        }
        reference.compare();
    }

    @Test
    void writesWhatIsNoNumber() {
        double negative = Double.longBitsToDouble(0xfff8_0000_0000_0000L);
        assertEquals(LuaString.of("nan"), NumberText.format(Double.NaN));
        assertEquals(LuaString.of("-nan"), NumberText.format(negative));
        assertEquals(LuaString.of("inf"), NumberText.format(Double.POSITIVE_INFINITY));
        assertEquals(LuaString.of("-inf"), NumberText.format(Double.NEGATIVE_INFINITY));
        assertEquals(LuaString.of("-0.0"), NumberText.format(-0.0));
    }

    @Test
    void writesIntegersAsJavaDoes() {
        Random random = ReferenceLua.random("NumberTextTest.integers");
        for (int i = 0; i < 10_000; i++) {
            long value = ReferenceLua.randomLong(random);
            assertEquals(LuaString.of(Long.toString(value)), NumberText.format(value));
            assertEquals(value, NumberText.parse(ReferenceLua.bytes(Long.toString(value))));
        }
    }

    private static String digits(Random random, String alphabet, int most) {
        StringBuilder result = new StringBuilder();
        int count = random.nextInt(most);
        for (int i = 0; i < count; i++) {
            result.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return result.toString();
    }

    private static String numeral(Random random) {
        boolean hex = random.nextInt(3) == 0;
        String alphabet = hex ? "0123456789abcDEF" : "0123456789";
        int most = random.nextInt(8) == 0 ? 40 : 6;
        StringBuilder result = new StringBuilder();
        result.append(random.nextInt(6) == 0 ? " \t\n\013\f\r".substring(random.nextInt(6)) : "");
        result.append(new String[] {"", "", "-", "+"}[random.nextInt(4)]);
        result.append(hex ? (random.nextBoolean() ? "0x" : "0X") : "");
        result.append(digits(random, alphabet, most));
        if (random.nextBoolean()) {
            result.append('.').append(digits(random, alphabet, most));
        }
        if (random.nextInt(3) == 0) {
            result.append(hex ? "pP".charAt(random.nextInt(2)) : "eE".charAt(random.nextInt(2)));
            result.append(new String[] {"", "-", "+"}[random.nextInt(3)]);
            result.append(digits(random, "0123456789", 5));
        }
        if (random.nextInt(12) == 0) {
            result.insert(
                    random.nextInt(result.length() + 1),
                    "xdfLn_ \0-+.einf".charAt(random.nextInt(15)));
        }
        result.append(random.nextInt(8) == 0 ? " " : "");
        return result.toString();
    }

    @Test
    void readsNumerals() {
        Random random = ReferenceLua.random("NumberTextTest.read");
        ReferenceLua reference = new ReferenceLua();
        String[] edges = {
            "",
            " ",
            "0x",
            ".",
            "0x.",
            "inf",
            "nan",
            "infinity",
            "0xfffffffffffffffff",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "0x1p-1074",
            "0x1p-1075",
            "0x1.8p-1075",
            "0x1p1024",
            "0x1.fffffffffffff8p1023",
            "0x1.fffffffffffff7p1023",
            "0x1.00000000000008p0",
            "0x1.000000000000080000000000000001p0",
            "0x1.00000000000018p0",
            "0x0p99999999999999",
            "0x1p99999999999999",
            "0x1p-99999999999999",
            "1e99999999999999999999",
            "0e99999999999999999",
            "0x0.00000000000000000000000000000000000000001p200",
            "1e400",
            "-1e400",
            "2e-324",
            "3e-324",
            "0x1.fffffffffffffp-1023",
            "0x0.fffffffffffff8p-1022",
            "1\0",
            "\0001",
            "1_0"
        };
        for (int i = 0; i < 30_000; i++) {
            byte[] text = ReferenceLua.bytes(i < edges.length ? edges[i] : numeral(random));
            reference.add(
                    "tonumber(" + ReferenceLua.literal(text) + ")",
                    () -> new Object[] {NumberText.parse(text)});
        }
        reference.compare();
    }

    @Test
    void readsIntegersInABase() {
        Random random = ReferenceLua.random("NumberTextTest.base");
        ReferenceLua reference = new ReferenceLua();
        for (int i = 0; i < 5_000; i++) {
            int base = 2 + random.nextInt(35);
            String alphabet =
                    "0123456789abcdefghijklmnopqrstuvwxyzABCXYZ -+."
                            .substring(0, Math.min(46, base + random.nextInt(12)));
            byte[] text =
                    ReferenceLua.bytes(digits(random, " -+", 2) + digits(random, alphabet, 20));
            reference.add(
                    "tonumber(" + ReferenceLua.literal(text) + "," + base + ")",
                    () -> new Object[] {NumberText.parse(text, base)});
        }
        reference.compare();
        assertNull(NumberText.parse(new byte[0], 10));
    }
}
