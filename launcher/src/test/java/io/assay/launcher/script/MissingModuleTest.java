package io.assay.launcher.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MissingModuleTest {
    @Test
    void countsThePlaces() {
        assertEquals(
                "s.lua:1: module 'x' not found in 2 places (--verbose lists them)",
                MissingModule.inOneLine("s.lua:1: module 'x' not found:\n\tno file 'a'\n\tno b"));
    }

    @Test
    void namesTheEmbeddedFile() {
        assertEquals(
                "module 'assay.x' not found: no embedded stdlib file: x.lua; nor in 1 places"
                        + " (--verbose lists them)",
                MissingModule.inOneLine(
                        "module 'assay.x' not found:\n\tno file 'a'\n\tno embedded stdlib file: x.lua"));
    }

    @Test
    void leavesOtherMessagesAlone() {
        for (String message : new String[] {"boom", "a\n\tb", "module 'x' not found", ""}) {
            assertEquals(message, MissingModule.inOneLine(message));
        }
    }
}
