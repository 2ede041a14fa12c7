package io.assay.runtime.builtins.http.transport;

/**
 * One header line.
 *
 * @param name the name; in responses always in lower case
 * @param value the value's bytes, one per char, as they stand on the wire
 */
public record Header(String name, String value) {

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }
}
