package dl4jlessons.notebook;

import dl4jlessons.dashboard.DashboardServer;
import dl4jlessons.dashboard.RecordedRuns;
import dl4jlessons.dashboard.Recording;
import dl4jlessons.dashboard.Subject;
import dl4jlessons.data.ImageFolder;
import dl4jlessons.experiment.Settings;
import dl4jlessons.plot.Charts;
import dl4jlessons.report.ConsoleText;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Table;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import dl4jlessons.training.ParallelRuns;
import dl4jlessons.training.TrainingObserver;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A lesson in Jupyter: what its second cell starts, and what the later cells ask for settings, charts and the dashboard.
 *
 * <pre>{@code
 * Notebook notebook = Notebook.start(4);
 * }</pre>
 */
public final class Notebook {
    /** Pixels across a chart: as wide as the page of a notebook, or of one shown by a code host. */
    static final int CHART_WIDTH = 700;
    /** A notebook repeats the lesson's experiment with the first of the course's seeds. */
    private static final long SEED = 1;

    private final int lesson;
    private final Path project;
    private Optional<Shown> shown = Optional.empty();

    /** An open dashboard and what it shows. */
    private record Shown(DashboardServer dashboard, Recording recording) {}

    private Notebook(int lesson, Path project) {
        this.lesson = lesson;
        this.project = project;
    }

    /**
     * Starts ND4J for a lesson and says that it is ready.
     *
     * @throws UserException with a single sentence and no stack trace if the kernel runs outside the project, or ND4J has
     *     no library for this machine
     */
    public static Notebook start(int lesson) {
        try {
            Path project = ProjectFolder.root();
            Nd4jRuntime.start();
            System.out.println("Lesson " + lesson + ": ND4J is ready.");
            return new Notebook(lesson, project);
        } catch (UserException problem) {
            // kernels print the trace below the sentence
            problem.setStackTrace(new StackTraceElement[0]);
            throw problem;
        }
    }

    /** The lesson's settings, with one seed instead of six; asked anew, they know whether the dashboard is open. */
    public Settings settings() {
        int workers = Runtime.getRuntime().availableProcessors();
        return new Settings(
                List.of(SEED),
                false,
                ImageFolder.of(ProjectFolder.fashionMnist()),
                project.resolve("target"),
                new ParallelRuns(workers, new NotebookProgress(System.out), watch()));
    }

    /**
     * Where a search of this notebook is kept, so that running the notebook again goes on with it; {@code mvn clean} forgets
     * it.
     */
    public Path studyFolder(String name) {
        return studies().resolve(name.replace(' ', '-'));
    }

    /** A folder for a search that begins anew each time, so that its values depend on the cells alone. */
    public Path newStudyFolder(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(studies()), name.replace(' ', '-') + "-");
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot make a folder in " + studies() + " (" + AtomicFile.reason(e)
                            + "): make room, and check that you may write there.",
                    e);
        }
    }

    /** Where the searches of all notebooks are kept. */
    public static Path studies(Path project) {
        return project.resolve("target").resolve("notebook-studies");
    }

    private Path studies() {
        return studies(project).resolve(String.format(Locale.ROOT, "%02d", lesson));
    }

    /** A picture for the kernel's {@code display(…)}. */
    public BufferedImage chart(Figure figure) {
        return Charts.image(figure, CHART_WIDTH);
    }

    /** Prints a table in aligned columns. */
    public void show(Table table) {
        System.out.println(ConsoleText.plain().table(table));
    }

    /**
     * Prints a measured value.
     *
     * @param label where the lesson judges a claim by this value, the words that it uses there
     */
    public void value(String label, double value) {
        System.out.println(ValueLine.of(label, value));
    }

    /** Opens the dashboard, for this machine alone, and says where it is: networks trained from now on are shown. */
    public synchronized void openDashboard() {
        if (shown.isEmpty()) {
            DashboardServer dashboard = DashboardServer.start();
            String session = String.format(Locale.ROOT, "notebook %02d", lesson);
            shown = Optional.of(new Shown(
                    dashboard,
                    Recording.shown(Subject.of(session), RecordedRuns.folder(project.resolve("target")), dashboard)));
        }
        shown.ifPresent(open -> System.out.println(open.dashboard().greeting()));
    }

    /** Closes the dashboard, if it is open; what it showed can be looked at again with the command {@code dashboard}. */
    public synchronized void closeDashboard() {
        shown.ifPresent(open -> {
            open.recording().save();
            open.dashboard().close();
        });
        shown = Optional.empty();
        System.out.println("The dashboard is closed.");
    }

    private synchronized TrainingObserver watch() {
        return shown.<TrainingObserver>map(Shown::recording).orElse(TrainingObserver.NONE);
    }
}
