package dl4jlessons.runner;

import dl4jlessons.runtime.UserException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs picocli commands so that users read sentences, not stack traces, and scripts get the right exit code. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * Runs a command and ends the process if it failed; returns after a success, so that callers such as Maven's exec
     * plugin can go on.
     */
    public static void main(Object command, String... arguments) {
        int exitCode = prepared(command).execute(arguments);
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    /** A command line that answers problems with one sentence. */
    public static CommandLine prepared(Object command) {
        return new CommandLine(command)
                .setOut(Terminal.outWriter())
                .setErr(Terminal.errWriter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(CommandLines::runUnlessOptionsAreLost)
                .setParameterExceptionHandler((problem, arguments) -> {
                    CommandLine line = problem.getCommandLine();
                    line.getErr().println(problem.getMessage());
                    if (!UnmatchedArgumentException.printSuggestions(problem, line.getErr())) {
                        line.getErr().println("Try \"" + invocation(line.getCommandSpec()) + "--help\".");
                    }
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((problem, line, parsed) -> {
                    if (problem instanceof UserException forUser) {
                        LoggerFactory.getLogger(CommandLines.class).info("ended", forUser);
                        line.getErr().println(forUser.getMessage());
                        return forUser.exitCode();
                    }
                    LoggerFactory.getLogger(CommandLines.class).warn("failed", problem);
                    line.getErr()
                            .println("The run failed, which it should not: " + problem + ". Details are in "
                                    + "target/log/course.log; please report them.");
                    return UserException.FAILED;
                });
    }

    /** An option before the command would be read as one of the course, and the command would not hear of it. */
    private static int runUnlessOptionsAreLost(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    parsed.matchedOptions().get(0).longestName() + " stands before the command: write it after \""
                            + parsed.subcommand().commandSpec().name() + "\".");
        }
        return new RunLast().execute(parsed);
    }

    private static String invocation(CommandSpec command) {
        return command.parent() == null ? "" : invocation(command.parent()) + command.name() + " ";
    }
}
