package dl4jlessons.runner;

import dl4jlessons.dashboard.DashboardServer;
import dl4jlessons.dashboard.RecordedRuns;
import dl4jlessons.dashboard.Recording;
import dl4jlessons.dashboard.Subject;
import dl4jlessons.data.ImageFolder;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.experiment.ResultFiles;
import dl4jlessons.experiment.Settings;
import dl4jlessons.report.ConsoleText;
import dl4jlessons.report.ReportPage;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import dl4jlessons.training.ParallelRuns;
import dl4jlessons.words.LessonWords;
import dl4jlessons.words.Markdown;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs lessons one after the other for people: console, progress, dashboard, result files, report. The lessons themselves
 * know nothing of all this.
 */
public final class CourseRunner {
    private static final String RESULTS = "results";
    private static final String REPORT = "report";
    private static final double NANOSECONDS = 1e9;

    private final RunOptions options;
    private final PrintStream out;

    private CourseRunner(RunOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Checks the options and starts ND4J.
     *
     * @throws UserException if an option makes no sense, or ND4J does not run on this machine
     */
    public static CourseRunner of(RunOptions options) {
        options.check();
        Nd4jRuntime.start();
        return new CourseRunner(options, Terminal.out());
    }

    /** Runs the lessons in this order, then leaves the dashboard open for as long as somebody is there to look. */
    public void run(List<Lesson> lessons) {
        Path output = writable(options.outputFolder());
        ImageFolder images = ImageFolder.of(options.dataFolder());
        Optional<DashboardServer> dashboard = dashboard();
        try {
            dashboard.ifPresent(server -> out.println(server.greeting()));
            List<Judgement> judgements = new ArrayList<>();
            for (Lesson lesson : lessons) {
                judgements.addAll(
                        run(lesson, images, output, dashboard).result().judgements());
            }
            if (!judgements.isEmpty()) {
                out.println();
                out.print(text().tally(judgements));
            }
            Path report = writeReport(output);
            out.println();
            out.print(text().labelled("Report:", report.toString()));
            if (RecordedRuns.existIn(RecordedRuns.folder(output))) {
                out.print(text().labelled(
                                "Recorded runs:", RecordedRuns.folder(output).toString()));
                out.print(text().labelled(
                                "To see them:",
                                "mvn compile exec:java \"-Dexec.args=" + RecordedRuns.command(output) + "\""));
            }
            dashboard.ifPresent(server -> options.dashboard.waitForEnter(server, out::println));
        } finally {
            dashboard.ifPresent(DashboardServer::close);
        }
    }

    private LessonRecord run(Lesson lesson, ImageFolder images, Path output, Optional<DashboardServer> dashboard) {
        Lesson.Card card = lesson.card();
        out.println();
        out.println(card.number() + " · " + card.title());
        out.print(text().paragraph("  ", card.question()));
        Subject subject = Subject.ofLesson(card.number(), lesson.name(), card.watch());
        Recording recording = dashboard
                .map(server -> Recording.shown(subject, RecordedRuns.folder(output), server))
                .orElseGet(() -> Recording.unseen(subject, RecordedRuns.folder(output)));
        ParallelRuns once = new ParallelRuns(
                options.workers, options.step(), new ProgressBars(out, Terminal.isInteractive()), recording);
        ParallelRuns parallelRuns = options.decide ? once.remembering() : once;
        out.print(text().paragraph("  ", lesson.setup(settings(options.seeds(), images, output, parallelRuns))));

        long start = System.nanoTime();
        Settings settings = settings(options.seeds(), images, output, parallelRuns);
        LessonResult result = lesson.run(settings);
        if (options.decide) {
            result = result.at(RunOptions.LOOKS);
            for (int look = 1; look < RunOptions.LOOKS.count() && !result.decided(); look++) {
                settings = settings(options.seeds(look), images, output, parallelRuns);
                out.println("  not every claim is decided: " + settings.seeds().size() + " seeds");
                result = lesson.run(settings).at(RunOptions.LOOKS);
            }
        }
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        recording.save();

        LessonRecord run = new LessonRecord(
                lesson.getClass().getName(),
                card,
                lesson.setup(settings),
                settings.seeds(),
                options.full,
                options.dataName(),
                seconds,
                result);
        new ResultFiles(output.resolve(RESULTS)).write(run);
        out.println();
        out.println(text().table(result.mainTable()));
        LessonWords words = LessonWords.of(run.lesson());
        result.judgements()
                .forEach(judgement -> out.println(text().judgement(
                                judgement, Markdown.text(words.explanation(judgement.id(), judgement.verdict())))));
        return run;
    }

    private ConsoleText text() {
        return Terminal.text(options.verbose);
    }

    private Settings settings(List<Long> seeds, ImageFolder images, Path output, ParallelRuns parallelRuns) {
        return new Settings(seeds, options.full, images, output, parallelRuns);
    }

    private Optional<DashboardServer> dashboard() {
        return options.withoutDashboard ? Optional.empty() : Optional.of(options.dashboard.start());
    }

    /**
     * Makes the report of all results in the output folder, of this run and earlier ones.
     *
     * @throws UserException if there are none, or one cannot be read
     */
    public static Path writeReport(Path output) {
        List<LessonRecord> runs = new ResultFiles(output.resolve(RESULTS)).readAll();
        if (runs.isEmpty()) {
            throw UserException.wrongUsage(
                    "There are no results in " + output.resolve(RESULTS) + ": run a lesson first.");
        }
        Path report = output.resolve(REPORT).resolve("index.html");
        ReportPage.write(report, runs);
        return report;
    }

    private static Path writable(Path folder) {
        try {
            AtomicFile.makeFolder(folder);
            AtomicFile.delete(Files.createTempFile(folder, "write", AtomicFile.TEMPORARY_SUFFIX));
            return folder;
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot write to the output folder " + folder + " (" + AtomicFile.reason(e)
                            + "): choose another one with --out.",
                    e);
        }
    }
}
