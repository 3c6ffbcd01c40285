package dl4jlessons.runner;

import dl4jlessons.fused.TrainingStep;
import dl4jlessons.result.Looks;
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
    /** With {@code --decide}: the standard number of seeds, twice as many, and twice as many again. */
    static final Looks LOOKS = new Looks(3);
    /** The course would take more than two days. */
    private static final int MAX_SEEDS = 1000;
    /** Each worker has a thread and a network in memory. */
    private static final int MAX_WORKERS = 1000;

    private static final int STANDARD_SEEDS = 6;

    @Option(names = "--full", description = "Run the book's whole set-ups; takes hours.")
    boolean full;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Repeat each experiment on N seeds (" + STANDARD_SEEDS + ").")
    Optional<Integer> seedCount = Optional.empty();

    @Option(
            names = "--decide",
            description =
                    "Add seeds to a lesson, 6 to 12 to 24, until each of its claims is decided; intervals are wider, to"
                            + " make up for looking three times.")
    boolean decide;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The first seed (${DEFAULT-VALUE}).")
    long firstSeed;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Networks trained at the same time (one for each core); values do not depend on it.")
    int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--stock",
            description = "Train on DL4J's own step instead of the fused one: slower, and rounded otherwise.")
    boolean stock;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the four files of MNIST or a data set of its format (data/fashion-mnist).")
    Optional<Path> data = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for report, results and recordings (target).")
    Optional<Path> output = Optional.empty();

    @Option(names = "--verbose", description = "Print the value of each seed, not only means and intervals.")
    boolean verbose;

    @Mixin
    DashboardOptions dashboard = new DashboardOptions();

    @Option(names = "--no-dashboard", description = "Do not start the dashboard; runs are recorded all the same.")
    boolean withoutDashboard;

    TrainingStep step() {
        return stock ? TrainingStep.STOCK : TrainingStep.FUSED;
    }

    /** The seeds, first to last. */
    List<Long> seeds() {
        return seeds(0);
    }

    /** The seeds of a look, twice as many as at the look before; look 0 is the first. */
    List<Long> seeds(int look) {
        return LongStream.range(firstSeed, firstSeed + count(look)).boxed().toList();
    }

    private long count(int look) {
        return (long) seedCount.orElse(STANDARD_SEEDS) << look;
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
        seedCount.ifPresent(count -> between("--seeds", count, MAX_SEEDS));
        atLeastOne("--seed", firstSeed);
        if (decide && seedCount.isPresent()) {
            throw UserException.wrongUsage("--decide chooses the number of seeds by itself: leave --seeds out.");
        }
        if (firstSeed > Long.MAX_VALUE - count(decide ? LOOKS.count() - 1 : 0)) {
            throw UserException.wrongUsage(
                    "--seed " + firstSeed + " leaves no room for the seeds after it: choose a smaller one.");
        }
        checkWorkers(workers);
        dashboard.check();
    }

    public static void checkWorkers(int workers) {
        between("--workers", workers, MAX_WORKERS);
    }

    private static void between(String option, int value, int most) {
        atLeastOne(option, value);
        if (value > most) {
            throw UserException.wrongUsage(option + " must be at most " + most + ", not " + value + ".");
        }
    }

    public static void atLeastOne(String option, long value) {
        if (value < 1) {
            throw UserException.wrongUsage(option + " must be at least 1, not " + value + ".");
        }
    }
}
