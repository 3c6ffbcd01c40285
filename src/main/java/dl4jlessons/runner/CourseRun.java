package dl4jlessons.runner;

import dl4jlessons.dashboard.DashboardServer;
import dl4jlessons.dashboard.RecordedRuns;
import dl4jlessons.dashboard.Recording;
import dl4jlessons.data.ImageFolder;
import dl4jlessons.report.ConsoleText;
import dl4jlessons.report.ReportPage;
import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.LessonRun;
import dl4jlessons.result.ResultFiles;
import dl4jlessons.result.Settings;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import dl4jlessons.training.SideBySide;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs lessons one after the other for people: console, progress, dashboard, result files, report. The lessons themselves
 * know nothing of all this.
 */
public final class CourseRun {
    private static final String RESULTS = "results";
    private static final String REPORT = "report";
    private static final double NANOSECONDS = 1e9;

    private final RunOptions options;
    private final PrintStream out;

    private CourseRun(RunOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Checks the options and starts ND4J.
     *
     * @throws UserException if an option makes no sense, or ND4J does not run on this machine
     */
    public static CourseRun of(RunOptions options) {
        options.check();
        Nd4jRuntime.start();
        return new CourseRun(options, Terminal.out());
    }

    /** Runs the lessons in this order, then leaves the dashboard open for as long as somebody is there to look. */
    public void run(List<Lesson> lessons) {
        Path output = writable(options.outputFolder());
        ImageFolder images = ImageFolder.of(options.dataFolder());
        Optional<DashboardServer> dashboard = dashboard();
        try {
            dashboard.ifPresent(server -> out.println(server.greeting()));
            for (Lesson lesson : lessons) {
                run(lesson, images, output, dashboard);
            }
            Path report = writeReport(output);
            out.println();
            out.println("Report:          " + report);
            if (Files.isDirectory(RecordedRuns.folder(output))) {
                out.println("Recorded runs:   " + RecordedRuns.folder(output)
                        + "  (to see them again: mvn compile exec:java \"-Dexec.args=dashboard\")");
            }
            dashboard.ifPresent(server -> options.dashboard.waitForEnter(server, out::println));
        } finally {
            dashboard.ifPresent(DashboardServer::close);
        }
    }

    private void run(Lesson lesson, ImageFolder images, Path output, Optional<DashboardServer> dashboard) {
        Lesson.Card card = lesson.card()
                .on(images.height() * images.width(), images.classNames().size());
        out.println();
        out.println(card.number() + " · " + card.title());
        out.println("  " + card.question());
        out.println("  " + card.setup());
        Recording recording = dashboard
                .map(server -> Recording.shown(lesson.name(), RecordedRuns.folder(output), server))
                .orElseGet(() -> Recording.unseen(lesson.name(), RecordedRuns.folder(output)));
        SideBySide sideBySide =
                new SideBySide(options.workers, new ProgressBars(out, Terminal.isInteractive()), recording);
        Settings settings = new Settings(options.seeds(), options.full, images, output, sideBySide);

        long start = System.nanoTime();
        LessonResult result = lesson.run(settings);
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        recording.save();

        LessonRun run = new LessonRun(
                lesson.getClass().getName(), card, options.seeds(), options.full, options.dataName(), seconds, result);
        new ResultFiles(output.resolve(RESULTS)).write(run);
        out.println();
        ConsoleText text = new ConsoleText(Terminal.isInteractive());
        out.println(text.table(result.mainTable()));
        result.judgements().forEach(judgement -> out.println(text.judgement(judgement)));
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
        List<LessonRun> runs = new ResultFiles(output.resolve(RESULTS)).readAll();
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
            Files.delete(Files.createTempFile(folder, "write", AtomicFile.TEMPORARY_SUFFIX));
            return folder;
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot write to the output folder " + folder + " (" + AtomicFile.reason(e)
                            + "): choose another one with --out.",
                    e);
        }
    }
}
