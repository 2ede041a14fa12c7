package io.assay.lua.syntax;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.assay.lua.text.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of syntax errors, compared with PUC-Rio Lua's. */
class SyntaxErrorTest {

    private static final Path REFERENCE = Path.of("/usr/bin/lua5.4");

    private record Case(String source, String message) {}

    private static List<Case> cases() throws IOException {
        List<Case> result = new ArrayList<>();
        try (InputStream in = SyntaxErrorTest.class.getResourceAsStream("errors.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                if (!line.startsWith("#")) {
                    int arrow = line.indexOf(" ⇒ ");
                    result.add(
                            new Case(
                                    plain(line.substring(0, arrow)),
                                    plain(line.substring(arrow + 3))));
                }
            }
        }
        return result;
    }

    private static String plain(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '‹') {
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 4;
            } else {
                bytes.write(c == '⏎' ? '\n' : c);
                i++;
            }
        }
        return SourceText.decode(bytes.toByteArray());
    }

    private static LuaSyntaxException error(String source) {
        return assertThrows(LuaSyntaxException.class, () -> Parser.parse(source, "x.lua"), source);
    }

    @Test
    void messagesAreThoseOfTheReference() throws IOException {
        List<Case> cases = cases();
        assertTrue(cases.size() > 190, "the list is there");
        assertAll(
                cases.stream()
                        .map(
                                c ->
                                        () ->
                                                assertEquals(
                                                        "x.lua:" + c.message(),
                                                        error(c.source()).getMessage(),
                                                        c.source())));
    }

    /** Keeps the list honest where the reference is installed. */
    @Test
    void theReferenceSaysTheSame(@TempDir Path directory) throws Exception {
        assumeTrue(Files.isExecutable(REFERENCE));
        List<String> command = new ArrayList<>(List.of(REFERENCE.toString(), "-"));
        List<Case> cases = cases();
        for (int i = 0; i < cases.size(); i++) {
            Path file = directory.resolve(Integer.toString(i));
            Files.write(file, SourceText.encode(cases.get(i).source()));
            command.add(file.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String script =
                "for _, name in ipairs(arg) do\n"
                        + "  local text = io.open(name, 'rb'):read('a')\n"
                        + "  io.write(select(2, load(text, '=x')) or 'ok', '\\0\\0')\n"
                        + "end";
        process.getOutputStream().write(script.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        String[] messages =
                SourceText.decode(process.getInputStream().readAllBytes()).split("\0\0");
        assertEquals(0, process.waitFor());
        for (int i = 0; i < cases.size(); i++) {
            assertEquals("x:" + cases.get(i).message(), messages[i], cases.get(i).source());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if x then",
                "f(",
                "x =",
                "x = 'abc\\\n",
                "x = [[abc",
                "--[[ abc",
                "function f()",
                "for i = 1, 2 do",
                "x = {1,",
                "return 1 +",
                "x = 'abc",
                "a.b",
            })
    void moreTextMightHelpAtTheEnd(String source) {
        assertTrue(error(source).isIncomplete(), source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if x then )",
                "end",
                "x = 'abc\n",
                "x = 3x",
                "goto x",
                "break",
                "x = '\\q",
                "x = [=",
                "local x <foo>",
            })
    void otherErrorsAreFinal(String source) {
        assertFalse(error(source).isIncomplete(), source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "x = = 1 @ 4",
                "x = 1 end @ 6",
                "f( @ 2",
                "x = 'a\\q' @ 7",
            })
    void theOffsetPointsAtTheTrouble(String source, int offset) {
        assertEquals(offset, error(source).offset());
    }

    @Test
    void linesOfErrorsAboutMeaningAreThoseOfWhatWasReadLast() {
        assertEquals(
                "x.lua:3: attempt to assign to const variable 'x'",
                error("local x <const> = 1\n\nx\n=\n2\n").getMessage());
        assertEquals("x.lua:1: unknown attribute 'a'", error("local x <a>\n\n=2").getMessage());
        assertEquals(
                "x.lua:4: no visible label 'x' for <goto> at line 2",
                error("function f()\n goto x\n\nend\n\ny = 1").getMessage());
        assertEquals(
                "x.lua:3: no visible label 'x' for <goto> at line 3",
                error("\n\ngoto x\n\n").getMessage());
    }

    @Test
    void messagesKeepBytesThatAreNotText() {
        byte[] message = SourceText.encode(error("x = 1 '\udcff'").getMessage());
        assertEquals((byte) 0xff, message[message.length - 3]);
    }
}
