package io.assay.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Understands a command line and does what it says. Several may follow one another. */
public final class Launcher {
    private static final String[] SYNOPSIS = {
        "Runs Lua scripts with the tools of infrastructure work built in.",
        "",
        "  assay script.lua                     run a script",
        "  assay exec -e 'log.info(\"hello\")'    run a line of Lua",
        "  assay context vault                  find a module and its methods",
        "  assay modules                        list all modules",
        "  assay lua                            talk to a plain Lua interpreter",
        "",
        "Usage: assay [OPTIONS] FILE [ARGUMENTS...]",
        "       assay [OPTIONS] COMMAND ...",
        ""
    };

    private final Terminal terminal;

    /** A launcher whose commands use these streams. */
    public Launcher(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs one command.
     *
     * @param arguments as given to the process
     * @return the exit code
     */
    public int run(String... arguments) {
        try {
            EngineOptions engine = EngineOptions.ofProcess(arguments);
            if (LuaCommand.isMeant(engine.rest())) {
                return LuaCommand.run(engine.options(), engine.rest());
            }
            return execute(commandLine().parseArgs(engine.rest()), engine.options());
        } catch (ParameterException e) {
            String command = e.getCommandLine().getCommandSpec().qualifiedName();
            terminal.error(e.getMessage().lines().findFirst().orElse("wrong usage"));
            terminal.err().println("Run '" + command + " --help' for usage.");
            return ExitCode.USAGE;
        } catch (CommandFailure e) {
            terminal.error(e.getMessage());
            return ExitCode.FAILED;
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private int execute(ParseResult parsed, Map<String, String> engineOptions) {
        List<ParseResult> parts = new ArrayList<>(List.of(parsed));
        parsed.subcommands().forEach(parts::add);
        ParseResult last = parts.getLast();
        if (last.isUsageHelpRequested() || parsed.isUsageHelpRequested()) {
            last.commandSpec().commandLine().usage(terminal.out());
            return ExitCode.PASSED;
        }
        if (parsed.isVersionHelpRequested()) {
            terminal.out().println("assay " + Version.text());
            return ExitCode.PASSED;
        }
        Invocation invocation =
                new Invocation(terminal, CommonOptions.of(parts), engineOptions, last);
        if (last == parsed) {
            return runBare(invocation);
        }
        Command command = (Command) last.commandSpec().userObject();
        return command.run(invocation);
    }

    /** {@code assay FILE ARGUMENTS}, or nothing at all. */
    private int runBare(Invocation invocation) {
        List<String> words = new ArrayList<>(invocation.parameters());
        if (words.isEmpty()) {
            invocation.parsed().commandSpec().commandLine().usage(terminal.out());
            terminal.out().println();
            return ExitCode.FAILED;
        }
        // The parser stopped at FILE, so a separator behind it is still there.
        if (words.size() > 1 && words.get(1).equals("--")) {
            words.remove(1);
        }
        return RunCommand.runFile(invocation, words);
    }

    private static CommandLine commandLine() {
        CommandSpec root = CommandSpec.create().name("assay");
        root.usageMessage()
                .synopsisHeading("")
                .customSynopsis(SYNOPSIS)
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        ScriptArguments.addParameters(
                root,
                "A script (.lua) or a check file (.yaml, .yml); what follows is for the script.");
        CommonOptions.addTo(root);
        root.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        for (Command command :
                List.of(
                        new RunCommand(),
                        new ExecCommand(),
                        new ContextCommand(),
                        new ModulesCommand(),
                        new LuaCommand(),
                        new HelpCommand())) {
            CommandSpec spec = command.accepts();
            if (!command.name().equals(LuaCommand.NAME)) {
                CommonOptions.addTo(spec);
            }
            spec.usageMessage().optionListHeading("%nOptions:%n");
            root.addSubcommand(command.name(), spec);
        }
        CommandLine commandLine = new CommandLine(root);
        // What follows a bare FILE is the script's, options included; commands go on reading
        // theirs.
        root.parser().stopAtPositional(true);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        return commandLine;
    }
}
