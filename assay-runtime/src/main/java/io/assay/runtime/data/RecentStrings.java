package io.assay.runtime.data;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * The short strings a document had lately, each in the one place its hash gives it: values such as
 * states, dates and names of kinds come again and again, and need not be made anew.
 */
final class RecentStrings {
    private static final int PLACES = 512; // a power of two
    private static final int MAX_LENGTH = 32;

    private final @Nullable String[] recent = new String[PLACES];

    /** The text of the string the parser is at. */
    String of(JsonParser parser) {
        int length = parser.getStringLength();
        if (length > MAX_LENGTH) {
            return parser.getString();
        }
        char[] characters = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + characters[offset + i];
        }
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        String known = recent[place];
        if (known == null || !isEqual(known, characters, offset, length)) {
            known = new String(characters, offset, length);
            recent[place] = known;
        }
        return known;
    }

    private static boolean isEqual(String known, char[] characters, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != characters[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
