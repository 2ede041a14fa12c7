package io.assay.runtime.stdlib;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelloExampleTest {
    @TempDir Path folder;

    @Test
    void itDescribesAFolder() throws IOException {
        Files.writeString(folder.resolve("small.txt"), "x");
        Files.write(folder.resolve("large.bin"), new byte[] {'a', 'b', 'c'});
        Files.createDirectory(folder.resolve("folder"));
        String output = Scripts.runExample("hello.lua", Map.of(), folder.toString());
        assertTrue(output.contains("hello from assay on "), output);
        assertTrue(output.contains("files: 2\n"), output);
        assertTrue(output.contains("bytes: 4\n"), output);
        assertTrue(output.contains("path: " + folder + "/large.bin\n"), output);
        // The SHA-256 of "abc", FIPS 180-2 appendix B.1.
        assertTrue(
                output.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                output);
    }
}
