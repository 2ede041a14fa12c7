package io.assay.runtime.builtin;

import org.jspecify.annotations.Nullable;

/**
 * An error for the script: it reaches {@code pcall} as a plain string, the message. The message
 * starts with the function's name, {@code "fs.read: failed to read ..."}, and holds no Java names
 * and no secrets.
 */
public class BuiltinException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BuiltinException(String message) {
        super(message);
    }

    public BuiltinException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
