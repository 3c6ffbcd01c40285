package dl4jlessons.runner;

import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of everything that runs lessons. */
public final class RunOptions {
    private static final int STANDARD_SEEDS = 3;
    /** The course would take more than two days. */
    private static final int MOST_SEEDS = 1000;
    /** Each worker has a thread and a network in memory. */
    private static final int MOST_WORKERS = 1000;

    private static final int FULL_SEEDS = 5;

    @Option(names = "--full", description = "Run the book's whole set-ups on five seeds; takes hours.")
    boolean full;

    @Option(names = "--seeds", paramLabel = "N", description = "Repeat each experiment on N seeds (3; with --full 5).")
    Optional<Integer> seedCount = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The first seed (${DEFAULT-VALUE}).")
    long firstSeed;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Networks trained at the same time (one for each core); figures do not depend on it.")
    int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the four files of MNIST or a data set of its format (data/fashion-mnist).")
    Optional<Path> data = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for report, results and recordings (target).")
    Optional<Path> output = Optional.empty();

    @Mixin
    DashboardOptions dashboard = new DashboardOptions();

    @Option(names = "--no-dashboard", description = "Do not start the dashboard; runs are recorded all the same.")
    boolean withoutDashboard;

    /** The seeds, first to last. */
    List<Long> seeds() {
        return LongStream.range(firstSeed, firstSeed + count()).boxed().toList();
    }

    private int count() {
        return seedCount.orElse(full ? FULL_SEEDS : STANDARD_SEEDS);
    }

    Path dataFolder() {
        return data.orElseGet(ProjectFolder::fashionMnist);
    }

    /** What the data is called: the name of its folder. */
    String dataName() {
        Path name = dataFolder().toAbsolutePath().normalize().getFileName();
        return name == null ? "images" : name.toString();
    }

    Path outputFolder() {
        return output.orElseGet(ProjectFolder::target);
    }

    /** Checks what picocli cannot. */
    void check() {
        seedCount.ifPresent(count -> between("--seeds", count, MOST_SEEDS));
        atLeastOne("--seed", firstSeed);
        if (firstSeed > Long.MAX_VALUE - count()) {
            throw UserException.wrongUsage(
                    "--seed " + firstSeed + " leaves no room for the seeds after it: choose a smaller one.");
        }
        checkWorkers(workers);
        dashboard.check();
    }

    static void checkWorkers(int workers) {
        between("--workers", workers, MOST_WORKERS);
    }

    private static void between(String option, int value, int most) {
        atLeastOne(option, value);
        if (value > most) {
            throw UserException.wrongUsage(option + " must be at most " + most + ", not " + value + ".");
        }
    }

    static void atLeastOne(String option, long value) {
        if (value < 1) {
            throw UserException.wrongUsage(option + " must be at least 1, not " + value + ".");
        }
    }
}
