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
import java.util.Optional;
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

    /** The command that shows the recordings of runs with this output folder, to be written inside quotation marks. */
    public static String command(Path output) {
        if (folder(output).equals(folder())) {
            return "dashboard";
        }
        String path = output.toAbsolutePath().toString();
        return "dashboard --out " + (path.contains(" ") ? "'" + path + "'" : path);
    }

    /** Whether a folder holds recordings; it need not be there. */
    public static boolean existIn(Path folder) {
        return !filesIn(folder).isEmpty();
    }

    /**
     * Shows all recordings of a folder, and tells where, until Enter is pressed or there is no more input. A recording
     * that is damaged is left out with a sentence.
     *
     * @param folder with recordings of {@link Recording}
     * @param start starts the dashboard, once it is needed
     * @param out what people read
     * @param problems one sentence for each recording that cannot be shown
     * @param keyboard usually {@code System.in}
     * @return whether all could be shown
     * @throws UserException if there is none at all
     */
    public static boolean show(
            Path folder, Supplier<DashboardServer> start, PrintStream out, PrintStream problems, InputStream keyboard) {
        List<RecordingFile> files = filesIn(folder);
        if (files.isEmpty()) {
            throw UserException.wrongUsage("There are no recorded runs in " + folder + ": run a lesson first.");
        }
        List<OpenRecording> recordings = files.stream()
                .flatMap(file -> opened(file, out, problems).stream())
                .toList();
        if (!recordings.isEmpty()) {
            show(recordings, start, out, keyboard);
        }
        return recordings.size() == files.size();
    }

    private static void show(
            List<OpenRecording> recordings, Supplier<DashboardServer> start, PrintStream out, InputStream keyboard) {
        try (DashboardServer dashboard = start.get()) {
            recordings.forEach(dashboard::show);
            dashboard.selectFirst();
            int networks = recordings.stream()
                    .mapToInt(recording -> recording.listSessionIDs().size())
                    .sum();
            out.println(
                    dashboard.greeting() + " Choose one of " + networks + " recorded networks at the top of the page.");
            EnterKey.await(keyboard, () -> out.println("Press Enter here to end."));
        }
    }

    private static Optional<OpenRecording> opened(RecordingFile file, PrintStream out, PrintStream problems) {
        try {
            OpenRecording recording = file.open();
            int networks = recording.listSessionIDs().size();
            out.println(file.lesson() + ": " + networks + (networks == 1 ? " network" : " networks"));
            return Optional.of(recording);
        } catch (UserException damaged) {
            problems.println(damaged.getMessage());
            return Optional.empty();
        }
    }

    private static List<RecordingFile> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            OwnFolder.sweep(folder);
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
