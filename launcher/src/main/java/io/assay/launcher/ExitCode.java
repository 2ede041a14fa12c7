package io.assay.launcher;

/** The exit codes of every command. A script may choose its own with {@code os.exit}. */
public final class ExitCode {
    public static final int PASSED = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int TIMED_OUT = 124;

    private ExitCode() {}
}
