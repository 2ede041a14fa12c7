package io.assay.lua.text;

import io.assay.lua.runtime.LuaString;

/**
 * Values as literals that the Lua parser reads back: {@code %q} of {@code string.format} (§6.5).
 */
public final class QuotedText {

    private QuotedText() {}

    /** A string between double quotes. */
    public static void append(ByteBuilder out, LuaString string) {
        byte[] bytes = string.bytes();
        out.appendByte('"');
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '"' || b == '\\' || b == '\n') {
                out.appendByte('\\').appendByte(b);
            } else if ((b >= 0 && b < ' ') || b == 127) {
                boolean digitFollows =
                        i + 1 < bytes.length && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
                out.appendByte('\\');
                if (digitFollows) {
                    // The parser takes up to three digits.
                    out.repeat('0', b < 10 ? 2 : b < 100 ? 1 : 0);
                }
                out.appendDecimal(b);
            } else {
                out.appendByte(b);
            }
        }
        out.appendByte('"');
    }

    /** An integer; the smallest in hexadecimal, since in decimal it would be read as a float. */
    public static void append(ByteBuilder out, long value) {
        if (value == Long.MIN_VALUE) {
            out.append("0x8000000000000000");
        } else {
            out.appendDecimal(value);
        }
    }

    /** A float, in hexadecimal to be exact. */
    public static void append(ByteBuilder out, double value) {
        if (value != value) {
            out.append("(0/0)");
        } else if (Double.isInfinite(value)) {
            out.append(value > 0 ? "1e9999" : "-1e9999");
        } else {
            if (Double.doubleToRawLongBits(value) < 0) {
                out.appendByte('-');
            }
            FloatText.appendHex(out, Math.abs(value), -1, false, false);
        }
    }
}
