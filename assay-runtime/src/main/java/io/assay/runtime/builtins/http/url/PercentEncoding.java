package io.assay.runtime.builtins.http.url;

import java.util.BitSet;
import java.util.HexFormat;

/**
 * Percent-encoding of URL parts (RFC 3986, section 2). Texts are byte strings here: each char is
 * one byte, 0 to 255, so that a script's bytes survive whatever their encoding.
 */
public final class PercentEncoding {
    private static final String DIGITS_AND_LETTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Never encoded, in no part of a URL. */
    private static final BitSet UNRESERVED = set(DIGITS_AND_LETTERS + "-._~");

    /** What a path may hold as it is. */
    private static final BitSet PATH = set(DIGITS_AND_LETTERS + "-._~!$&'()*+,;=:@/");

    /** What a query may hold as it is; brackets are common there, and servers expect them plain. */
    private static final BitSet QUERY = set(DIGITS_AND_LETTERS + "-._~!$&()*+,;=:@/?[]");

    private PercentEncoding() {}

    /** One name or value of a query: everything but letters, digits and {@code -._~} is encoded. */
    public static String component(String bytes) {
        return encode(bytes, UNRESERVED, false);
    }

    /** One name or value of a form, where a space is a plus sign (HTML's urlencoded form data). */
    public static String formComponent(String bytes) {
        return component(bytes).replace("%20", "+");
    }

    /**
     * A path or a piece of one: what is encoded already stays, what may not stand there is encoded.
     */
    static String repairPath(String bytes) {
        return encode(bytes, PATH, true);
    }

    /** A query, repaired as {@link #repairPath} does. */
    static String repairQuery(String bytes) {
        return encode(bytes, QUERY, true);
    }

    /** The bytes behind the escapes; a percent sign without two hex digits stands for itself. */
    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                decoded.append((char) HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        return decoded.toString();
    }

    private static String encode(String bytes, BitSet plain, boolean keepEscapes) {
        StringBuilder encoded = new StringBuilder(bytes.length() + 16);
        HexFormat hex = HexFormat.of().withUpperCase();
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if (plain.get(c) || (keepEscapes && isEscape(bytes, i))) {
                encoded.append(c);
            } else {
                encoded.append('%').append(hex.toHexDigits((byte) c));
            }
        }
        return encoded.toString();
    }

    private static boolean isEscape(String text, int i) {
        return text.charAt(i) == '%'
                && i + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(i + 1))
                && HexFormat.isHexDigit(text.charAt(i + 2));
    }

    private static BitSet set(String chars) {
        BitSet set = new BitSet(256);
        chars.chars().forEach(set::set);
        return set;
    }
}
