package io.assay.runtime.modules.search;

/** Writes lines that an agent's context or a terminal can hold: none longer than 130 characters. */
final class TextLines {
    private static final int WIDTH = 130;

    private final StringBuilder text = new StringBuilder();

    /** Adds a line; what does not fit goes on in further lines, indented by four more spaces. */
    TextLines add(String line) {
        String rest = line;
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        String continuation = " ".repeat(indent + 4);
        while (rest.length() > WIDTH) {
            int end = rest.lastIndexOf(' ', WIDTH);
            // A word longer than a line is cut, but not within a character of two units.
            if (end <= continuation.length()) {
                end = Character.isHighSurrogate(rest.charAt(WIDTH - 1)) ? WIDTH - 1 : WIDTH;
            }
            text.append(rest.substring(0, end).stripTrailing()).append('\n');
            rest = continuation + rest.substring(end).strip();
        }
        text.append(rest).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
