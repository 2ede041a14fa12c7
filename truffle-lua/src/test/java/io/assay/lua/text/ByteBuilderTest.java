package io.assay.lua.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.assay.lua.runtime.LuaString;
import org.junit.jupiter.api.Test;

class ByteBuilderTest {

    @Test
    void holdsWhatWasAppended() {
        ByteBuilder out = new ByteBuilder(1);
        out.append("ab")
                .appendByte(0xff)
                .appendDecimal(Long.MIN_VALUE)
                .append(LuaString.of("c"))
                .repeat('x', 40);
        out.repeat('y', -1);
        byte[] expected = ReferenceLua.bytes("ab\u00ff-9223372036854775808c" + "x".repeat(40));
        assertEquals(LuaString.of(expected), out.toLuaString());
        assertEquals(expected.length, out.length());
    }

    @Test
    void canBeShortenedButNotLengthened() {
        ByteBuilder out = new ByteBuilder().append("abc");
        assertEquals(LuaString.of("a"), out.truncate(1).toLuaString());
        assertThrows(IndexOutOfBoundsException.class, () -> out.truncate(2));
    }
}
