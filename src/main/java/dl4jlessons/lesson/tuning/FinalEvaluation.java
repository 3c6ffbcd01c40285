package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.FinalEvaluationReadings.Images.BOTH_EQUAL_EPOCHS;
import static dl4jlessons.lesson.tuning.FinalEvaluationReadings.Images.BOTH_EQUAL_UPDATES;
import static dl4jlessons.lesson.tuning.FinalEvaluationReadings.Images.TRAINING;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static dl4jlessons.search.Dimension.integer;
import static dl4jlessons.search.Dimension.powerOfTen;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Normalizer;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.tuning.FinalEvaluationReadings.Outcome;
import dl4jlessons.lesson.tuning.FinalEvaluationReadings.Retraining;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyPlan;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TestUse;
import dl4jlessons.search.Trial;
import dl4jlessons.training.Accuracy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How is the test data used, now that there is a winner, and what does it say?
 *
 * <p>The whole recipe once: split, fit the normalizer on training data, search with successive halving, train the winner
 * again on training and validation data together, and open the test files, once. The study's journal remembers that they
 * were opened: run the lesson again, and it shows the recorded result.
 */
public final class FinalEvaluation implements Lesson {
    static final SearchSpace SPACE = SearchSpace.of(
            integer("width", 20, 200).log(),
            integer("batch size", 50, 200).log(),
            powerOfTen("learning rate", -3, 0),
            powerOfTen("weight decay", -6, -1));

    private static final int HIDDEN_LAYERS = 3;

    /** One training more or less lucky than another says little about the images. */
    private static final int RETRAININGS = 5;

    private static final Pruner HALVING = Pruner.successiveHalving(3, 1);
    /** Half as many validation as training images, as in a split into 50 % training, 25 % validation and 25 % test data. */
    private static final SearchSizes STANDARD = new SearchSizes(27, 9, 1600, 800, 10_000);

    private static final SearchSizes FULL = new SearchSizes(81, 27, 20_000, 10_000, 10_000);

    public static void main(String[] args) {
        LessonRunner.main(new FinalEvaluation(), args);
    }

    @Override
    public Card card() {
        return new Card(
                14,
                "The final test",
                "How is the test data used, now that there is a winner, and what does it say?",
                "the winner, trained again: without and then with the validation images");
    }

    @Override
    public String setup(Settings settings) {
        SearchSizes sizes = sizes(settings);
        return sizes.setup(settings, HIDDEN_LAYERS) + ", " + sizes.trials() + " trials of up to " + sizes.epochs()
                + " epochs, successive halving";
    }

    private static SearchSizes sizes(Settings settings) {
        return settings.full() ? FULL : STANDARD;
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, sizes(settings));
    }

    LessonResult run(Settings settings, SearchSizes sizes) {
        FinalEvaluationReadings readings = new FinalEvaluationReadings(
                settings.seeds(), sizes, settings.perSeed(seed -> searchAndTest(settings, sizes, seed)));
        return LessonResult.of(settings.seeds(), claims(readings), new FinalEvaluationCharts(readings));
    }

    private static Outcome searchAndTest(Settings settings, SearchSizes sizes, long seed) {
        SearchImages images = SearchImages.draw(settings.images(), seed, sizes);
        Normalizer normalizer = Normalizer.fitOn(images.tuning().training());
        TrainValidationData data = normalizer.apply(images.tuning());
        Examples unseen = normalizer.apply(images.unseen());

        NetworkObjective objective = new NetworkObjective(
                        (parameters, trialSeed) -> network(parameters, data.training(), trialSeed),
                        parameters -> parameters.integer("batch size"))
                .on(settings.parallelRuns().step())
                .validationOnly();
        StudyPlan plan = StudyPlan.randomSearch(SPACE, seed, sizes.epochs()).with(HALVING);
        Path folder = LessonSearch.folder(settings, "final", sizes, plan, plan.fingerprint(objective, data));
        try (Study study = Study.openOrReplace(folder, plan, objective, data)) {
            StudyResult result =
                    LessonSearch.search("search, seed " + seed, study, objective, data, settings, sizes.trials());
            Trial winner = result.best().orElseThrow().trial();

            NetworkObjective watched = objective.watchedBy(settings.watch("winner", seed));
            MultiLayerNetwork before = watched.train(winner, data.training(), sizes.epochs());
            Examples both = data.training().and(data.validation());
            Optional<MultiLayerNetwork> again = watched.trainIfStable(
                    winner, winner.seed(), both, sizes.epochs() * objective.iterationsPerEpoch(winner, both));
            // a rate close to those that are too large may diverge on more images: the network that was validated is
            // left
            MultiLayerNetwork network = again.orElse(before);
            TestUse test = study.testOnce(() -> {
                Examples testImages = normalizer.apply(settings.images().test()).examples();
                return new TestUse(winner.number(), Accuracy.of(network, testImages), testImages.size());
            });
            return new Outcome(
                    winner,
                    Accuracy.of(before, unseen),
                    Accuracy.of(network, unseen),
                    settings.parallelRuns()
                            .run(
                                    "training again, seed " + seed,
                                    Retraining.repeated(RETRAININGS),
                                    List.of(seed),
                                    run -> retrain(
                                            objective,
                                            winner,
                                            data.training(),
                                            both,
                                            unseen,
                                            sizes.epochs(),
                                            run.variant())),
                    test,
                    result.testUse().isPresent(),
                    again.isEmpty());
        }
    }

    /**
     * Accuracy of one more network with the winner's hyperparameters on images that had no part in anything; not a number
     * if it diverges.
     */
    private static double retrain(
            NetworkObjective objective,
            Trial winner,
            Examples training,
            Examples both,
            Examples unseen,
            int epochs,
            Retraining retraining) {
        Examples images = retraining.images() == TRAINING ? training : both;
        Examples counted = retraining.images() == BOTH_EQUAL_EPOCHS ? both : training;
        int updates = epochs * objective.iterationsPerEpoch(winner, counted);
        long seed = Seeds.derive(winner.seed(), retraining.repetition());
        return objective
                .trainIfStable(winner, seed, images, updates)
                .map(network -> Accuracy.of(network, unseen))
                .orElse(Double.NaN);
    }

    static MultiLayerConfiguration network(Parameters parameters, Examples images, long seed) {
        int width = parameters.integer("width");
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(parameters.number("learning rate")))
                .l2(parameters.number("weight decay"))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list(
                        new DenseLayer.Builder().nOut(width).build(),
                        new DenseLayer.Builder().nOut(width).build(),
                        new DenseLayer.Builder().nOut(width).build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(images.classes())
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    /**
     * The accuracy on ten thousand images has a standard error of less than half a point, so that two such measurements
     * differ by one point at most; two points would be a difference between the files. Errors fall with a power of the
     * number of images, whose exponent is a few tenths at most (Hestness et al., "Deep learning scaling is predictable,
     * empirically", 2017): half more images should take a few of a hundred errors away. Half a point is the smallest gain
     * worth another training run.
     */
    static List<Claim> claims(FinalEvaluationReadings of) {
        return List.of(
                Claim.of(
                                "tells-the-truth",
                                "Test data that is used last and once tells how the network does on images it has never seen.")
                        .shownIn("accuracies", "final-test")
                        .holdsIf(atMost(
                                0.02,
                                "accuracy on test data minus accuracy on other held-out images, without sign",
                                of.testMinusHeldOut())),
                Claim.of("retraining-pays", "Training the winner again with the validation images makes it better.")
                        .shownIn("retrainings")
                        .holdsIf(difference(
                                0.005,
                                "held-out accuracy, trained on both sets minus trained on training images, at equal updates,"
                                        + " median of " + RETRAININGS + " trainings each",
                                of.gain(BOTH_EQUAL_UPDATES, TRAINING)))
                        .caveat(
                                "Equal epochs, which are more updates, make it better still.",
                                difference(
                                        0.005,
                                        "the same, both sets in equal epochs minus both sets in equal updates",
                                        of.gain(BOTH_EQUAL_EPOCHS, BOTH_EQUAL_UPDATES))));
    }
}
