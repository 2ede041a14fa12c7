package io.assay.lua.syntax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.assay.lua.runtime.LuaString;
import io.assay.lua.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {

    private static final long SEED = 5_505_505L;

    /** Tokens as {@code kind@start-end:line}. */
    private static List<String> tokens(String source) throws LuaSyntaxException {
        Lexer lexer = new Lexer(source, "test");
        Token token = new Token();
        List<String> result = new ArrayList<>();
        do {
            lexer.next(token);
            result.add(token.kind + "@" + token.start + "-" + token.end + ":" + token.line);
        } while (token.kind != TokenKind.EOF);
        return result;
    }

    private static Object value(String source) throws LuaSyntaxException {
        Token token = new Token();
        new Lexer(source, "test").next(token);
        assertEquals(source.length(), token.end, "the whole source is one token");
        return token.value;
    }

    private static String bytesOf(String literal) throws LuaSyntaxException {
        return HexFormat.of().formatHex(((LuaString) value(literal)).bytes());
    }

    @Test
    void tokensHaveKindOffsetsAndLine() throws LuaSyntaxException {
        assertEquals(
                List.of("NAME@0-1:1", "ASSIGN@2-3:1", "STRING@4-11:2", "EOF@12-12:3"),
                tokens("x = [[a\nb]]\n"));
    }

    @Test
    void everyKindIsReadBackFromItsText() throws LuaSyntaxException {
        for (TokenKind kind : TokenKind.values()) {
            switch (kind) {
                case OTHER, EOF, NUMBER, NAME, STRING -> {
                    // These have no text of their own.
                }
                default -> {
                    String text = kind.text;
                    assertEquals(
                            kind + "@0-" + text.length() + ":1", tokens(text).getFirst(), text);
                    assertEquals(
                            kind + "@1-" + (1 + text.length()) + ":1",
                            tokens(" " + text + " ").getFirst());
                }
            }
        }
    }

    @Test
    void longestSymbolWins() throws LuaSyntaxException {
        assertEquals(
                List.of(
                        "DOTS@0-3:1",
                        "DOT@3-4:1",
                        "EQUAL@5-7:1",
                        "ASSIGN@7-8:1",
                        "SHIFT_LEFT@9-11:1",
                        "LESS_EQUAL@11-13:1",
                        "EOF@13-13:1"),
                tokens(".... === <<<="));
    }

    @Test
    void aNameIsOneObjectPerSource() throws LuaSyntaxException {
        Lexer lexer = new Lexer("abc abcd abc and", "test");
        Token token = new Token();
        lexer.next(token);
        Object first = token.value;
        lexer.next(token);
        assertNotSame(first, token.value);
        lexer.next(token);
        assertSame(first, token.value);
        assertSame(first, lexer.name("abc"));
        lexer.next(token);
        assertEquals(TokenKind.AND, token.kind);
    }

    @Test
    void manyNamesAreKeptApart() throws LuaSyntaxException {
        NameTable names = new NameTable();
        List<Name> all = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            all.add(names.get("n" + i));
        }
        for (int i = 0; i < 5000; i++) {
            assertSame(all.get(i), names.get("n" + i));
            assertEquals("n" + i, all.get(i).text);
        }
        assertEquals(TokenKind.WHILE, names.get("while").kind);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "007, 7",
        "9223372036854775807, 9223372036854775807",
        "0x7fffffffffffffff, 9223372036854775807",
        "0xffffffffffffffff, -1",
        "0X10000000000000001, 1",
        "0xA, 10",
    })
    void integers(String text, long expected) throws LuaSyntaxException {
        assertEquals(expected, value(text));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775808, 9223372036854775808",
        "99999999999999999999, 1e20",
        "3., 3",
        ".5, 0.5",
        "3.0, 3",
        "1e2, 100",
        "1E+2, 100",
        "1e-2, 0.01",
        "0x.8, 0.5",
        "0xA.8, 10.5",
        "0x1p4, 16",
        "0xA.p-1, 5",
        "0x1P+2, 4",
        "1e400, Infinity",
        "1e-400, 0",
        "0x1p99999, Infinity",
        "4.9e-324, 4.9e-324",
        "0x1.fffffffffffff8p0, 2",
    })
    void floats(String text, double expected) throws LuaSyntaxException {
        assertEquals(expected, value(text));
    }

    @Test
    void decimalIntegersAreIntegersExactlyWhileTheyFit() throws LuaSyntaxException {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            long expected = random.nextLong() >>> random.nextInt(1, 64);
            assertEquals(expected, value(Long.toString(expected)));
            assertEquals(expected, value("0x" + Long.toHexString(expected)));
            String unsigned = Long.toUnsignedString(expected | Long.MIN_VALUE);
            assertEquals(Double.parseDouble(unsigned), value(unsigned));
        }
    }

    /** A pilcrow is a line feed here, a section sign a carriage return. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'a'|61",
                "\"it's\"|69742773",
                "'\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"'|07080c0a0d090b5c2722",
                "'\\x41\\xfF'|41ff",
                "'\\0\\10\\255\\0651'|000aff4131",
                "'\\u{0}\\u{7f}\\u{80}\\u{7ff}\\u{800}\\u{ffff}'|007fc280dfbfe0a080efbfbf",
                "'\\u{10000}\\u{1fffff}'|f0908080f7bfbfbf",
                "'\\u{200000}\\u{3ffffff}'|f888808080fbbfbfbfbf",
                "'\\u{4000000}\\u{7FFFFFFF}'|fc8480808080fdbfbfbfbfbf",
                "'\\u{0000000041}'|41",
                "'a\\z  ¶\t§¶ b'|6162",
                "'a\\¶b'|610a62",
                "'a\\§¶b'|610a62",
                "'a\\¶§b'|610a62",
                "'a\\§b'|610a62",
                "'é'|c3a9",
                "'€😀'|e282acf09f9880",
                "'\udcff\udc80'|ff80",
                "[[a]]|61",
                "[[¶a]]|61",
                "[[§¶a§¶b¶§c§d]]|610a620a630a64",
                "[[¶¶a]]|0a61",
                "[==[a]]]=]]==]|615d5d5d3d5d",
                "[[a\\n]]|615c6e",
                "[=[]]]=]|5d5d",
                "[[é\udcff]]|c3a9ff",
                "''|~~",
                "[[]]|~~",
            })
    void strings(String literal, String hex) throws LuaSyntaxException {
        assertEquals(hex, bytesOf(literal.replace('¶', '\n').replace('§', '\r')));
    }

    @Test
    void anyBytesMaySitInAString() throws LuaSyntaxException {
        Random random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            byte[] content = new byte[random.nextInt(20)];
            random.nextBytes(content);
            byte[] source = new byte[content.length + 4];
            source[0] = source[1] = '[';
            source[source.length - 1] = source[source.length - 2] = ']';
            for (int i = 0; i < content.length; i++) {
                if (content[i] == '\r' || content[i] == ']' || content[i] == '\n') {
                    content[i] = '.';
                }
                source[i + 2] = content[i];
            }
            LuaString string = (LuaString) value(SourceText.decode(source));
            assertArrayEquals(content, string.bytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\n\r"})
    void aLineBreakIsOneLine(String lineBreak) throws LuaSyntaxException {
        String source = "a" + lineBreak + "--c" + lineBreak + lineBreak + "b";
        List<String> tokens = tokens(source);
        assertEquals("NAME@0-1:1", tokens.getFirst());
        assertEquals(source.length() + ":4", tokens.get(1).split("-")[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--x",
                "--",
                "--[[x\ny]]",
                "--[==[ ]] ]=] \n ]==]",
                "--[=x\n",
                "--[x]]\n",
                " \t\f\u000b\n",
                "--[[]]--[[]]",
            })
    void spaceAndCommentsAreNoTokens(String source) throws LuaSyntaxException {
        assertEquals(1, tokens(source).size());
    }

    @Test
    void aChunkMayStartWithAMarkAndAShebang() throws LuaSyntaxException {
        assertEquals("return 1", TreeText.of("\ufeff#!/usr/bin/lua ]] \"\nreturn 1"));
        assertEquals("", TreeText.of("#"));
        assertEquals("return 1", TreeText.of("\ufeffreturn 1"));
        FunctionBody body = TreeText.parse("#!x\nlocal function f() end");
        Statement.LocalFunction function =
                (Statement.LocalFunction) body.body().statements().getFirst();
        assertEquals(2, function.body().line());
        assertEquals(4, function.start());
    }

    @Test
    void aMegabyteOfStringIsReadWhole() throws LuaSyntaxException {
        String content = "0123456789abcdef".repeat(1 << 16);
        LuaString string = (LuaString) value("'" + content + "'");
        assertArrayEquals(content.getBytes(StandardCharsets.US_ASCII), string.bytes());
    }
}
