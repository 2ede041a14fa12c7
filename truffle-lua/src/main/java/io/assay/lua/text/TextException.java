package io.assay.lua.text;

/**
 * What is wrong with an input of one of this package's algorithms.
 *
 * <p>The library adds where: {@code argument} is the number of the bad argument (1 for the first)
 * for which it words {@code bad argument #n to 'f' (message)}, or 0 for a message that stands
 * alone.
 */
public final class TextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int argument;

    public TextException(String message) {
        this(0, message);
    }

    public TextException(int argument, String message) {
        super(message, null, false, false);
        this.argument = argument;
    }

    public int argument() {
        return argument;
    }
}
