package dl4jlessons;

import dl4jlessons.report.StudyExport;
import dl4jlessons.report.StudyText;
import dl4jlessons.runner.Terminal;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.tuner.FinalMeasurement;
import dl4jlessons.tuner.SearchOptions;
import dl4jlessons.tuner.SearchRunner;
import dl4jlessons.tuner.StudyData;
import dl4jlessons.tuner.StudyOption;
import dl4jlessons.tuner.StudyReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code search} commands: everything about studies of hyperparameters. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Searches the hyperparameters of a network for the course's images or for your own data.")
final class SearchCommands implements Runnable {
    private static final String SHOWN_RANKS = "10";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "What about the search? Choose one of "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Begins a study, or goes on with it.",
                "It can be stopped at any moment, also by a crash: run the same command again to go on."
            })
    void runSearch(@Mixin SearchOptions options) {
        SearchRunner.run(options, out());
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Shows how far a study has come.")
    void status(@Mixin StudyOption study) {
        Path folder = study.existing();
        StudyResult result = Study.read(folder);
        out().println(folder);
        out().print(StudyText.status(result, StudyData.read(folder)));
        out().flush();
    }

    @Command(
            name = "best",
            mixinStandardHelpOptions = true,
            description = "Shows the best trials, and how far to trust their ranks.")
    void best(
            @Mixin StudyOption study,
            @Option(
                            names = "--top",
                            paramLabel = "N",
                            defaultValue = SHOWN_RANKS,
                            description = "How many ranks (${DEFAULT-VALUE}).")
                    int top) {
        if (top < 1) {
            throw UserException.wrongUsage("--top must be at least 1, not " + top + ".");
        }
        Path folder = study.existing();
        out().print(StudyText.best(Study.read(folder), StudyData.read(folder), top, Terminal.text(false)));
        out().flush();
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Writes all trials to standard output or to a file, in UTF-8, for other programs.")
    void export(
            @Mixin StudyOption study,
            @ArgGroup(multiplicity = "1") ExportFormat format,
            @Option(
                            names = "--no-times",
                            description =
                                    "Leave out when trials began and how long they took: two runs of a study then give"
                                            + " the same bytes.")
                    boolean withoutTimes,
            @Option(
                            names = "--to",
                            paramLabel = "FILE",
                            description =
                                    "File to write, instead of standard output; PowerShell's > would change the encoding.")
                    Optional<Path> file) {
        TimedStudy timed = Study.readTimed(study.existing());
        StudyResult result = timed.result();
        String text = withoutTimes ? format.text(result) : format.text(timed);
        if (file.isEmpty()) {
            Terminal.writeData(text);
            return;
        }
        if (Files.isDirectory(file.get())) {
            throw UserException.wrongUsage("--to " + file.get() + " is a folder: give the name of a file.");
        }
        AtomicFile.write(file.get(), text);
        out().println(Plural.of(result.trials().size(), "trial") + " written to "
                + file.get().toAbsolutePath().normalize());
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "Makes a page with charts: ranks, importances, hyperparameters, learning curves, times.")
    void report(@Mixin StudyOption study) {
        Path folder = study.existing();
        out().println("Report: " + StudyReport.write(folder, Study.readTimed(folder)));
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description =
                    "Trains the winner again, on training and validation data, and measures it on test data, once.")
    void test(@Mixin StudyOption study) {
        FinalMeasurement.run(study.existing(), out());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** One of two. */
    private static final class ExportFormat {
        @Option(names = "--csv", required = true, description = "One line a trial.")
        private boolean csv;

        @Option(names = "--json", required = true, description = "One object, with learning curves.")
        private boolean json;

        String text(StudyResult study) {
            return csv() ? StudyExport.csv(study) : StudyExport.json(study);
        }

        String text(TimedStudy study) {
            return csv() ? StudyExport.csv(study) : StudyExport.json(study);
        }

        private boolean csv() {
            if (csv == json) {
                throw new IllegalStateException("exactly one format can be asked for");
            }
            return csv;
        }
    }
}
