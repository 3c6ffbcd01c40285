package dl4jlessons.maintenance;

import dl4jlessons.runner.CommandLines;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of those who maintain the repository. */
@Command(
        name = "maintenance",
        mixinStandardHelpOptions = true,
        subcommands = {LessonCommand.class, NotebookCommand.class},
        description =
                "Begins a new lesson, and keeps in step with the code what is committed: notebooks, recorded verdicts, pictures.")
final class Maintenance implements Runnable {
    @Spec
    private CommandSpec command;

    private Maintenance() {}

    public static void main(String[] arguments) {
        CommandLines.main(new Maintenance(), arguments);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(command.commandLine(), "Which command is meant?");
    }

    @Command(
            name = "verdicts",
            description = "Records the verdicts of the results in target in verdicts.json.",
            mixinStandardHelpOptions = true)
    void verdicts() {
        RecordedVerdicts.record();
    }

    @Command(
            name = "pictures",
            description = "Draws the README's pictures from the results in target.",
            mixinStandardHelpOptions = true)
    void pictures() throws IOException {
        ReadmePictures.draw();
    }
}
