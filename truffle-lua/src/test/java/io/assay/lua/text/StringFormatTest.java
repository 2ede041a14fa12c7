package io.assay.lua.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.assay.lua.runtime.LuaString;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StringFormatTest {

    private static Object[] format(byte[] format, Object value) {
        StringFormat directives = StringFormat.compile(format);
        ByteBuilder out = new ByteBuilder();
        for (int i = 0; i < directives.size(); i++) {
            FormatDirective directive = directives.directive(i);
            switch (directive.kind()) {
                case LITERAL -> directive.appendLiteral(out);
                case CHAR -> directive.appendChar(out, (Long) value);
                case INTEGER, UNSIGNED -> directive.appendInteger(out, (Long) value);
                case FLOAT, HEXFLOAT -> directive.appendFloat(out, ((Number) value).doubleValue());
                case POINTER -> directive.appendPointer(out, 0);
                case STRING -> directive.appendString(out, (LuaString) value, 2);
                case QUOTED -> quote(out, value);
                case INVALID -> throw directive.error();
            }
        }
        return new Object[] {out.toLuaString()};
    }

    private static void quote(ByteBuilder out, Object value) {
        switch (value) {
            case Long integer -> QuotedText.append(out, integer.longValue());
            case Double number -> QuotedText.append(out, number.doubleValue());
            case LuaString string -> QuotedText.append(out, string);
            default -> throw new IllegalArgumentException();
        }
    }

    private static String flags(Random random, String allowed) {
        StringBuilder result = new StringBuilder("%");
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            result.append(allowed.charAt(random.nextInt(allowed.length())));
        }
        return result.toString();
    }

    private static String specification(Random random, char conversion) {
        // Now and then flags that the conversion does not have.
        String allowed = random.nextInt(20) == 0 ? "-+ #0." : allowedFlags(conversion);
        StringBuilder result = new StringBuilder(allowed.isEmpty() ? "%" : flags(random, allowed));
        if (conversion != 'q' && random.nextBoolean()) {
            result.append(1 + random.nextInt(random.nextInt(20) == 0 ? 150 : 30));
        }
        if ("qcp".indexOf(conversion) < 0 && random.nextBoolean()) {
            result.append('.');
            if (random.nextInt(5) > 0) {
                result.append(random.nextInt(random.nextInt(5) == 0 ? 120 : 22));
            }
        }
        return result.append(conversion).toString();
    }

    private static String allowedFlags(char conversion) {
        return switch (conversion) {
            case 'd', 'i' -> "-+ 0";
            case 'u' -> "-0";
            case 'o', 'x', 'X' -> "-#0";
            case 'c', 's', 'p' -> "-";
            case 'q' -> "";
            default -> "-+ #0";
        };
    }

    private static byte[] text(Random random) {
        byte[] result = new byte[random.nextInt(12)];
        for (int i = 0; i < result.length; i++) {
            String alphabet = "ab19\"\\\n\r\t\1\177\200\377 ";
            boolean zero = random.nextInt(30) == 0;
            result[i] = zero ? 0 : (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return result;
    }

    @Test
    void formatsAsTheReferenceDoes() {
        Random random = ReferenceLua.random("StringFormatTest");
        ReferenceLua reference = new ReferenceLua();
        String conversions = "ddiuoxXcsqeEfgGaAffggyF";
        for (int i = 0; i < 60_000; i++) {
            char conversion = conversions.charAt(random.nextInt(conversions.length()));
            byte[] format = ReferenceLua.bytes("<" + specification(random, conversion) + "%%>");
            Object value;
            String literal;
            if (conversion == 's' || (conversion == 'q' && i % 3 == 0)) {
                byte[] text = text(random);
                value = LuaString.of(text);
                literal = ReferenceLua.literal(text);
            } else if ("eEfgGaAF".indexOf(conversion) >= 0 || (conversion == 'q' && i % 3 == 1)) {
                double number = ReferenceLua.randomDouble(random);
                if (glibcIsWrong(new String(format, StandardCharsets.ISO_8859_1), number)) {
                    number = 0.5;
                }
                value = number;
                literal = ReferenceLua.literal(number);
            } else {
                long integer = ReferenceLua.randomLong(random);
                value = integer;
                literal = ReferenceLua.literal(integer);
            }
            String expression =
                    "string.format(" + ReferenceLua.literal(format) + "," + literal + ")";
            reference.add(expression, () -> format(format, value));
        }
        reference.compare();
    }

    /**
     * glibc drops the zeros that {@code %#g} keeps if rounding makes the number too large for the
     * style without exponent: {@code 1.e+06} for 999999.5, where C has {@code 1.00000e+06}.
     */
    private static boolean glibcIsWrong(String format, double value) {
        if (!Double.isFinite(value) || value == 0 || !format.matches("<%[^a-z]*#.*[gG]%%>")) {
            return false;
        }
        int dot = format.indexOf('.');
        String digits = dot < 0 ? "6" : format.substring(dot + 1, format.length() - 4);
        int precision = digits.matches("[0-9]{1,2}") ? Math.max(1, Integer.parseInt(digits)) : 1;
        BigDecimal limit = BigDecimal.TEN.pow(precision);
        BigDecimal exact = new BigDecimal(Math.abs(value));
        BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
        return exact.compareTo(limit) < 0 && rounded.compareTo(limit) >= 0;
    }

    private static String text(String format, Object value) {
        return format(ReferenceLua.bytes(format), value)[0].toString();
    }

    private static String error(String format) {
        try {
            return text(format, 1L);
        } catch (TextException e) {
            return e.getMessage();
        }
    }

    @Test
    void saysWhatIsWrongWithAFormat() {
        assertEquals("invalid conversion '%y' to 'format'", error("%y"));
        assertEquals("invalid conversion '%' to 'format'", error("%"));
        assertEquals("invalid conversion '%5.' to 'format'", error("%5."));
        assertEquals("invalid conversion specification: '%100d'", error("%100d"));
        assertEquals("invalid conversion specification: '%#d'", error("%#d"));
        assertEquals("specifier '%q' cannot have modifiers", error("%5q"));
        assertEquals("invalid format string to 'format'", error("%0000000000000000000000d"));
    }

    @Test
    void showsTheSignOfNaN() {
        assertEquals(
                "-nan nan", text("%f", Double.longBitsToDouble(-1)) + " " + text("%f", Double.NaN));
        assertEquals("  +NAN", text("%+06E", Double.NaN));
    }

    @Test
    void padsPointers() {
        assertEquals("  (null)", text("%8p", 0L));
    }
}
