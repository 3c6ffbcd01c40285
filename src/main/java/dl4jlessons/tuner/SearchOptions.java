package dl4jlessons.tuner;

import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runner.DashboardOptions;
import dl4jlessons.runner.RunOptions;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code search run}. */
public final class SearchOptions {
    private static final int STANDARD_LEVELS = 3;

    @Mixin
    StudyOption study = new StudyOption();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Trials the study shall have, those of earlier runs included (30; with a grid all of it).")
    Optional<Integer> trials = Optional.empty();

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            defaultValue = "standard",
            description = {
                "What is searched (${DEFAULT-VALUE}):",
                "standard: nine hyperparameters of a ReLU network",
                "book: learning rate and weight decay of the textbook's network"
            })
    private ReadyMadeSpace space;

    @Option(
            names = "--sampler",
            paramLabel = "HOW",
            defaultValue = "random",
            description = {
                "How trials are chosen (${DEFAULT-VALUE}):",
                "random: each hyperparameter on its own",
                "halton: quasi-random, spread more evenly",
                "grid: all combinations, away from the bounds",
                "corners: all combinations, the bounds included"
            })
    private SamplerKind sampler;

    @Option(
            names = "--levels",
            paramLabel = "N",
            description = "Levels of each hyperparameter in a grid (" + STANDARD_LEVELS + ").")
    private Optional<Integer> levels = Optional.empty();

    @Option(
            names = "--pruner",
            paramLabel = "HOW",
            defaultValue = "none",
            description = {
                "Which trials are trained to the end (${DEFAULT-VALUE}):",
                "none: all of them",
                "halving: ever fewer, by successive halving",
                "asha: the same without waiting, by asynchronous halving"
            })
    private PrunerKind pruner;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs of a complete trial (20; book: 50).")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of split, trials and weights (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials trained at the same time (one for each core); values do not depend on it.")
    private Optional<Integer> workers = Optional.empty();

    @Mixin
    private ExecutorOptions executor = new ExecutorOptions();

    @Option(
            names = "--stock",
            description = "Train on DL4J's own step instead of the fused one: slower, and rounded otherwise.")
    private boolean stock;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the four files of MNIST or a data set of its format (data/fashion-mnist).")
    private Optional<Path> images = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE", description = "Table whose first line names the columns.")
    private Optional<Path> table = Optional.empty();

    @Option(names = "--label", paramLabel = "COLUMN", description = "Column of the table that holds the classes.")
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--train",
            paramLabel = "N",
            description = "Training examples (2000 images, 3 in 5 rows; book: 400).")
    private Optional<Integer> training = Optional.empty();

    @Option(
            names = "--validate",
            paramLabel = "N",
            description = "Validation examples (1000 images, 1 in 5 rows; book: 100).")
    private Optional<Integer> validation = Optional.empty();

    @Option(names = "--dashboard", description = "Show the first trials in DL4J's dashboard while they train.")
    boolean withDashboard;

    @Mixin
    DashboardOptions dashboard = new DashboardOptions();

    /** Checks what picocli cannot. */
    void check() {
        workers.ifPresent(RunOptions::checkWorkers);
        RunOptions.atLeastOne("--seed", seed);
        trials.ifPresent(count -> RunOptions.atLeastOne("--trials", count));
        epochs.ifPresent(count -> RunOptions.atLeastOne("--epochs", count));
        training.ifPresent(count -> RunOptions.atLeastOne("--train", count));
        validation.ifPresent(count -> RunOptions.atLeastOne("--validate", count));
        if (table.isPresent() && images.isPresent()) {
            throw UserException.wrongUsage("--data and --csv both say where the data is: give one of them.");
        }
        if (table.isPresent() != label.isPresent()) {
            throw UserException.wrongUsage(
                    "--csv FILE and --label COLUMN belong together: the column holds the classes of the table.");
        }
        if (levels.isPresent() && !sampler.isGrid()) {
            throw UserException.wrongUsage("--levels belongs to a grid: add --sampler grid or --sampler corners.");
        }
        pruner.check(epochs.orElseGet(space::epochs));
        dashboard.check();
    }

    /** Where the examples come from, as a path that is valid from any folder. */
    DataSource source() {
        return table.<DataSource>map(file -> new DataSource.Table(absolute(file), label.orElseThrow()))
                .orElseGet(() -> new DataSource.Images(absolute(images.orElseGet(ProjectFolder::fashionMnist))));
    }

    /** The settings, defaults filled in. */
    SearchSettings settings(DataSource source, ExamplePool pool) {
        return new SearchSettings(
                source,
                training.orElseGet(() -> space.trainingExamples(pool)),
                validation.orElseGet(() -> space.validationExamples(pool)),
                space,
                sampler,
                levels.orElse(STANDARD_LEVELS),
                pruner,
                epochs.orElseGet(space::epochs),
                seed,
                stock ? TrainingStep.STOCK : TrainingStep.FUSED);
    }

    /** Where the trials will be trained. */
    Workplace workplace() {
        return executor.workplace(workers, withDashboard);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
