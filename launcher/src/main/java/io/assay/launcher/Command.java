package io.assay.launcher;

import picocli.CommandLine.Model.CommandSpec;

/**
 * One command. What it accepts is built by hand rather than read from annotations: reflection on
 * them would be the largest part of a short command's time.
 */
interface Command {

    /** The word on the command line. */
    String name();

    /** Its own options and parameters; those of all commands are added by the launcher. */
    CommandSpec accepts();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws CommandFailure if it cannot be done
     */
    int run(Invocation invocation);
}
