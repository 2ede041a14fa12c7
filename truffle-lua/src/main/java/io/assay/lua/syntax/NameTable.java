package io.assay.lua.syntax;

/**
 * The names of one source by spelling: a hash table with open addressing that is asked with a piece
 * of the source, so that a name met again costs no memory.
 */
final class NameTable {

    private Name[] names = new Name[256];
    private int count;

    NameTable() {
        for (TokenKind kind : TokenKind.values()) {
            if (kind.isKeyword()) {
                add(new Name(kind.text, kind, hash(kind.text, 0, kind.text.length())));
            }
        }
    }

    Name get(String text) {
        return get(text, 0, text.length());
    }

    Name get(String source, int from, int to) {
        int hash = hash(source, from, to);
        int mask = names.length - 1;
        int index = hash & mask;
        Name name = names[index];
        while (name != null) {
            if (name.hash == hash
                    && name.text.length() == to - from
                    && source.startsWith(name.text, from)) {
                return name;
            }
            index = index + 1 & mask;
            name = names[index];
        }
        name = new Name(source.substring(from, to), TokenKind.NAME, hash);
        add(name);
        return name;
    }

    private void add(Name name) {
        if (count * 2 >= names.length) {
            Name[] old = names;
            names = new Name[old.length * 2];
            for (Name moved : old) {
                if (moved != null) {
                    place(moved);
                }
            }
        }
        place(name);
        count++;
    }

    private void place(Name name) {
        int mask = names.length - 1;
        int index = name.hash & mask;
        while (names[index] != null) {
            index = index + 1 & mask;
        }
        names[index] = name;
    }

    private static int hash(String source, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + source.charAt(i);
        }
        return hash ^ hash >>> 15;
    }
}
