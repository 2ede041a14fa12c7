package io.assay.runtime.modules;

import java.util.Optional;

/**
 * One line of documentation of a function: how it is called, what comes back, what it does.
 *
 * @param signature such as {@code c:kv_get(mount, key)}
 * @param returns a word or shape; may be empty
 * @param description one line
 */
public record QuickReference(String signature, String returns, String description) {
    private static final String ARROW = " -> ";
    private static final String BAR = " | ";

    /** Parses {@code SIGNATURE -> RETURNS | DESCRIPTION}; empty for a text of another form. */
    static Optional<QuickReference> parse(String text) {
        int arrow = text.indexOf(ARROW);
        if (arrow < 0) {
            return Optional.empty();
        }
        int bar = text.indexOf(BAR, arrow + ARROW.length());
        if (bar < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new QuickReference(
                        text.substring(0, arrow).trim(),
                        text.substring(arrow + ARROW.length(), bar).trim(),
                        text.substring(bar + BAR.length()).trim()));
    }

    /** The line as it is shown. */
    public String line() {
        return signature + (returns.isEmpty() ? "" : ARROW + returns) + BAR + description;
    }
}
