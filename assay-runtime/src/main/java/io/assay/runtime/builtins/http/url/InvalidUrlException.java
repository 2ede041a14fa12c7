package io.assay.runtime.builtins.http.url;

/** A text that isn't an http or https URL even with good will. The message is meant for people. */
public final class InvalidUrlException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidUrlException(String message) {
        super(message);
    }
}
