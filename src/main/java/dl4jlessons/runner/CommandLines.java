package dl4jlessons.runner;

import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.Reason;
import dl4jlessons.runtime.SystemText;
import dl4jlessons.runtime.UserException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
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
                // a file or a label may begin with @
                .setExpandAtFiles(false)
                .registerConverter(Path.class, CommandLines::path)
                .setExecutionStrategy(CommandLines::run)
                .setParameterExceptionHandler((problem, arguments) -> wrongUsage(problem))
                .setExecutionExceptionHandler((problem, line, parsed) -> failed(problem, line.getErr()));
    }

    private static int wrongUsage(ParameterException problem) {
        CommandLine line = problem.getCommandLine();
        line.getErr().println(problem.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(problem, line.getErr())) {
            line.getErr().println("Try \"" + invocation(line.getCommandSpec()) + "--help\".");
        }
        return UserException.WRONG_USAGE;
    }

    private static int failed(Exception problem, PrintWriter err) {
        if (problem instanceof UserException forUser) {
            // whoever else configures logging, as spark-submit does, does not show it beside the sentence
            LoggerFactory.getLogger(CommandLines.class).debug("ended", forUser);
            err.println(forUser.getMessage());
            return forUser.exitCode();
        }
        // picocli unwraps exceptions, but not errors
        Throwable cause =
                problem instanceof ExecutionException && problem.getCause() != null ? problem.getCause() : problem;
        LoggerFactory.getLogger(CommandLines.class).warn("failed", cause);
        if (cause instanceof OutOfMemoryError) {
            err.println(
                    "The run ended with " + Reason.of(cause) + ": Java may use "
                            + NumberText.memory(Runtime.getRuntime().maxMemory())
                            + " here; ask for less, or give it more with the option -Xmx (in .mvn/jvm.config if Maven starts it).");
        } else {
            err.println("The run failed, which it should not: " + cause + ". Details are in target/log/course.log;"
                    + " please report them.");
        }
        return UserException.FAILED;
    }

    /** Hands over to {@link #failed} what picocli itself would not. */
    private static int run(ParseResult parsed) {
        try {
            return runChecked(parsed);
        } catch (UserException | Error e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), "ended", e);
        }
    }

    /** Checks what picocli does not, and in the end whether everything that was to be printed was. */
    private static int runChecked(ParseResult parsed) {
        parsed.originalArgs().forEach(SystemText::check);
        refuseLostOptions(parsed);
        refuseEmptyValues(parsed);
        int exitCode = new RunLast().execute(parsed);
        if (parsed.commandSpec().commandLine().getOut().checkError() || Terminal.isIncomplete()) {
            throw UserException.failed("Standard output could not be written: what is there is incomplete.");
        }
        return exitCode;
    }

    /** An option before the command would be read as one of the course, and the command would not hear of it. */
    private static void refuseLostOptions(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    parsed.matchedOptions().get(0).longestName() + " stands before the command: write it after \""
                            + parsed.subcommand().commandSpec().name() + "\".");
        }
    }

    /** An empty path is the working directory, an empty address this machine: nobody who writes "" means that. */
    private static void refuseEmptyValues(ParseResult parsed) {
        for (ArgSpec argument : parsed.matchedArgs()) {
            if (argument.arity().max() > 0
                    && argument.originalStringValues().stream().anyMatch(String::isBlank)) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        (argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel())
                                + " is empty: write a value"
                                + (argument.isOption() ? " behind it, or leave it out." : ", or leave it out."));
            }
        }
        if (parsed.hasSubcommand()) {
            refuseEmptyValues(parsed.subcommand());
        }
    }

    private static Path path(String text) {
        try {
            SystemText.check(text);
            return Path.of(text);
        } catch (UserException e) {
            throw new TypeConversionException(e.getMessage());
        } catch (InvalidPathException e) {
            throw new TypeConversionException("\"" + text + "\" cannot be the name of a file or folder");
        }
    }

    private static String invocation(CommandSpec command) {
        return command.parent() == null ? "" : invocation(command.parent()) + command.name() + " ";
    }
}
