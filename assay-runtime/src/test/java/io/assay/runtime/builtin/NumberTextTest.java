package io.assay.runtime.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "-0.0, -0.0",
        "0.1, 0.1",
        "1e15, 1000000000000000.0",
        "1e100, 1e+100",
        "-2.5e-7, -2.5e-07",
        "123456.789, 123456.789",
        "1e17, 1e+17",
        "3.14, 3.14"
    })
    void floatsLookAsInLua(double number, String text) {
        assertEquals(text, NumberText.of(number));
    }

    @Test
    void everyFloatComesBackFromItsText() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertEquals(number, Double.parseDouble(NumberText.of(number)));
            }
        }
    }

    @Test
    void onlyWhatScriptsMeanAsNumbersIsOne() {
        assertEquals(12L, NumberText.parseInteger(" 12 "));
        assertEquals(100L, NumberText.parseInteger("1e2"));
        assertEquals(null, NumberText.parseInteger("1.5"));
        assertEquals(1.5, NumberText.parse("1.5"));
        for (String text : new String[] {"", "x", "NaN", "Infinity", "1d", "0x10", "1e", "--1"}) {
            assertEquals(null, NumberText.parse(text), text);
        }
    }
}
