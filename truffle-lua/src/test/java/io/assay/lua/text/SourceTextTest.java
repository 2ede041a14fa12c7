package io.assay.lua.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTest {

    private static final long SEED = 20_250_801L;

    @Test
    void utf8IsDecodedAsUtf8() {
        String text = "aé€\u07ff\u0800\ud7ff\ue000\uffff😀\udbff\udfff";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(text, SourceText.decode(bytes));
        assertArrayEquals(bytes, SourceText.encode(text));
    }

    @ParameterizedTest
    @CsvSource({
        "80, dc80",
        "ff41, dcff 0041",
        "c3, dcc3",
        "c080, dcc0 dc80",
        "e09fbf, dce0 dc9f dcbf",
        "eda080, dced dca0 dc80",
        "f08fbfbf, dcf0 dc8f dcbf dcbf",
        "f4908080, dcf4 dc90 dc80 dc80",
        "e282, dce2 dc82",
        "c3a9c3, 00e9 dcc3",
        "f09082803f, d800 dc80 003f",
        "f090828080, d800 dc80 dc80",
    })
    void malformedBytesBecomeLoneSurrogates(String bytes, String chars) {
        byte[] input = HexFormat.of().parseHex(bytes);
        StringBuilder expected = new StringBuilder();
        for (String c : chars.split(" ")) {
            expected.append((char) Integer.parseInt(c, 16));
        }
        assertEquals(expected.toString(), SourceText.decode(input));
        assertArrayEquals(input, SourceText.encode(expected));
    }

    @Test
    void everySequenceOfBytesSurvives() {
        Random random = new Random(SEED);
        // Bytes that begin, continue and spoil sequences, so that all borders are met often.
        int[] likely = {
            0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0,
            0xf4, 0xf5, 0xff
        };
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) likely[random.nextInt(likely.length)];
            }
            String text = SourceText.decode(bytes);
            assertArrayEquals(
                    bytes, SourceText.encode(text), () -> HexFormat.of().formatHex(bytes));
        }
    }
}
