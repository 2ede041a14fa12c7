package io.assay.lua.library.string;

/** Positions in strings as functions take them: from 1, negative ones from the end. */
final class Positions {

    private Positions() {}

    /** A position where something starts: at least 1. */
    static long start(long position, int length) {
        if (position > 0) {
            return position;
        }
        return position == 0 || position < -length ? 1 : length + position + 1;
    }

    /** A position where something ends: from 0 to {@code length}. */
    static long end(long position, int length) {
        if (position > length) {
            return length;
        }
        if (position >= 0) {
            return position;
        }
        return position < -length ? 0 : length + position + 1;
    }
}
