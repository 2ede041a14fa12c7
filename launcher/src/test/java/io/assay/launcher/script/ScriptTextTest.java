package io.assay.launcher.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTextTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Escapes keep the table readable: ~ is a line feed, B the three bytes of a byte order mark.
     */
    @ParameterizedTest
    @CsvSource({
        "'#!/usr/bin/assay~print(1)~', '~print(1)~'",
        "'#!/usr/bin/assay', ''",
        "'#!', ''",
        "'B#!x~y', '~y'",
        "'Bx', 'x'",
        "'x~#!y', 'x~#!y'",
        "'# x', '# x'",
        "'', ''"
    })
    void leavesOutWhatIsNoLua(String file, String parsed) {
        assertArrayEquals(bytes(unescape(parsed)), ScriptText.of(bytes(unescape(file))));
    }

    private static String unescape(String text) {
        return text.replace('~', '\n').replace("B", "\u00ef\u00bb\u00bf");
    }

    @Test
    void ordinaryScriptsAreNotCopied() {
        byte[] file = bytes("print('\u00ff')");
        assertSame(file, ScriptText.of(file));
    }
}
