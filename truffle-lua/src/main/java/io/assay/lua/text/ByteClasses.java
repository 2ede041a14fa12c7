package io.assay.lua.text;

import java.util.function.IntPredicate;

/** The character classes of patterns (manual §6.5.1) as sets of bytes, in the C locale. */
final class ByteClasses {

    /** By name; null for what names no class. An upper-case name is the complement. */
    private static final boolean[][] BY_NAME = new boolean[256][];

    static {
        define('a', ByteClasses::isLetter);
        define('c', c -> c < 32 || c == 127);
        define('d', ByteClasses::isDigit);
        define('g', c -> c > 32 && c < 127);
        define('l', c -> c >= 'a' && c <= 'z');
        define('p', c -> c > 32 && c < 127 && !isLetter(c) && !isDigit(c));
        define('s', c -> c == ' ' || (c >= '\t' && c <= '\r'));
        define('u', c -> c >= 'A' && c <= 'Z');
        define('w', c -> isLetter(c) || isDigit(c));
        define('x', c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
        // Not in the manual any more, but still understood.
        define('z', c -> c == 0);
    }

    private ByteClasses() {}

    private static void define(char name, IntPredicate members) {
        boolean[] set = new boolean[256];
        boolean[] complement = new boolean[256];
        for (int c = 0; c < 256; c++) {
            set[c] = members.test(c);
            complement[c] = !set[c];
        }
        BY_NAME[name] = set;
        BY_NAME[name - 'a' + 'A'] = complement;
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The members of the class, which are shared and not to be changed; null if it is none. */
    static boolean[] named(int name) {
        return BY_NAME[name & 0xff];
    }
}
