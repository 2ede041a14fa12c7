package io.assay.runtime.builtin;

import org.graalvm.polyglot.Value;

/**
 * A result that says: this table, marked to be written as that kind of data from now on. A language
 * whose arrays and objects are different things anyway gets the table back as it is.
 *
 * @param table the table; nil for a fresh one
 * @param kind what it is to be written as
 */
public record TableForm(Value table, Kind kind) {

    /** Kinds of data. */
    public enum Kind {
        ARRAY,
        OBJECT
    }
}
