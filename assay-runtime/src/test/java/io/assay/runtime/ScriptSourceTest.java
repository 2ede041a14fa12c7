package io.assay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScriptSourceTest {

    @Test
    void textIsUtf8AndOtherBytesAreEscaped() {
        String text = "é€😀";
        assertEquals(text, ScriptSource.decode(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals("", ScriptSource.decode(new byte[0]));
        assertEquals(
                "a\uDCFF\uDC80b\uDCC3",
                ScriptSource.decode(new byte[] {'a', (byte) 0xFF, (byte) 0x80, 'b', (byte) 0xC3}));
    }

    @Test
    void everyByteHasItsOwnEscape() {
        for (int b = 0x80; b <= 0xFF; b++) {
            assertEquals(
                    String.valueOf((char) (0xDC00 + b)),
                    ScriptSource.decode(new byte[] {(byte) b}));
        }
    }
}
