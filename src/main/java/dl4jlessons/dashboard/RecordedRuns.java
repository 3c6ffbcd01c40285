package dl4jlessons.dashboard;

import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Shows in a dashboard what earlier runs recorded. */
public final class RecordedRuns {
    private RecordedRuns() {}

    /** Where the course keeps its recordings; {@code mvn clean} removes them. */
    public static Path folder() {
        return folder(ProjectFolder.target());
    }

    /** Where the recordings of runs with this output folder are. */
    public static Path folder(Path output) {
        return output.resolve("dashboard");
    }

    /** Whether a folder holds recordings; it need not be there. */
    public static boolean existIn(Path folder) {
        return !filesIn(folder).isEmpty();
    }

    /**
     * Shows all recordings of a folder, and tells where, until Enter is pressed or there is no more input. A damaged
     * recording is left out with a sentence; where there is none at all, a sentence is all that happens.
     *
     * @param folder with recordings of {@link Recording}
     * @param start starts the dashboard, once it is needed
     * @param out what people read
     * @param keyboard usually {@code System.in}
     */
    public static void show(Path folder, Supplier<DashboardServer> start, PrintStream out, InputStream keyboard) {
        List<RecordingFile> files = filesIn(folder);
        if (files.isEmpty()) {
            out.println("There are no recorded runs in " + folder + ": run a lesson first.");
            return;
        }
        try (DashboardServer dashboard = start.get()) {
            int networks =
                    files.stream().mapToInt(file -> show(file, dashboard, out)).sum();
            if (networks > 0) {
                out.println(dashboard.greeting() + " Choose one of " + networks
                        + " recorded networks at the top of the page; press Enter here to end.");
                EnterKey.await(keyboard);
            }
        }
    }

    /** Shows one recording, or says why not, and returns how many networks it has. */
    private static int show(RecordingFile file, DashboardServer dashboard, PrintStream out) {
        try {
            OpenRecording recording = file.open();
            dashboard.show(recording);
            int networks = recording.listSessionIDs().size();
            out.println(file.lesson() + ": " + networks + (networks == 1 ? " network" : " networks"));
            return networks;
        } catch (UserException damaged) {
            out.println(damaged.getMessage());
            return 0;
        }
    }

    private static List<RecordingFile> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(RecordingFile.SUFFIX))
                    .sorted()
                    .map(RecordingFile::new)
                    .toList();
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot read " + folder + " (" + AtomicFile.reason(e) + "): check its permissions.", e);
        }
    }
}
