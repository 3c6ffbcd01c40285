package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.ThreeWaySplitReadings.Variant.TRAINING;
import static dl4jlessons.lesson.tuning.ThreeWaySplitReadings.Variant.TRAINING_AND_TEST;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static dl4jlessons.search.Dimension.choice;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Normalizer;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.tuning.ThreeWaySplitReadings.Outcome;
import dl4jlessons.lesson.tuning.ThreeWaySplitReadings.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.training.Accuracy;
import dl4jlessons.training.Training;
import dl4jlessons.training.TrainingRun;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Training data fits the weights. Why must two more sets be kept apart, one to choose hyperparameters and one to test?
 *
 * <p>The candidates are the trials of lesson 12's main search: networks that differ in four hyperparameters. A thousand
 * times, the best of them is chosen on a few images, and the accuracy that would be reported is compared with the accuracy
 * on thousands of images that had no part in the choice; the same among candidates that differ in their seed alone. The
 * test files stay closed: "test images" are training images that play the part.
 */
public final class ThreeWaySplit implements Lesson {
    /** A single configuration, which learns well: its trials differ in initial weights and the order of images. */
    private static final SearchSpace EQUAL = SearchSpace.of(
            choice("width", 50), choice("batch size", 100), choice("learning rate", 0.1), choice("weight decay", 1e-6));
    /** Equal candidates need not be good ones: a third of the epochs will do. */
    private static final int EQUAL_EPOCHS_DIVISOR = 3;

    /** Of the two networks that differ in their normalizer alone: they learn well at this rate. */
    private static final Parameters FIXED = new Parameters(Map.of("learning rate", 0.01, "weight decay", 1e-6));

    /**
     * @param search of the candidates
     * @param few images to choose by in one repetition, and as many to test on
     * @param many the same for the repetitions with larger sets
     * @param repetitions how often everything is drawn anew; costs next to nothing
     */
    record Sizes(SearchSizes search, int few, int many, int repetitions) {
        static final Sizes STANDARD = new Sizes(SearchSizes.STANDARD, 100, 1000, 1000);
        static final Sizes FULL = new Sizes(SearchSizes.FULL, 100, 1000, 1000);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }

        /** As many equal candidates as different ones. */
        SearchSizes equal() {
            return search.withEpochs(Math.max(1, search.epochs() / EQUAL_EPOCHS_DIVISOR));
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new ThreeWaySplit(), args);
    }

    @Override
    public Card card() {
        return new Card(
                11,
                "Training, validation and test data",
                "Training data fits the weights. Why must two more sets be kept apart, one to choose hyperparameters and"
                        + " one to test?",
                "the scores of \"main, trial 0\" to \"main, trial 19\": many learning rates learn nothing");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        SearchSizes search = sizes.search();
        return search.setup(settings, BookNetwork.HIDDEN_LAYERS) + ", " + search.trials() + " candidates of "
                + search.epochs() + " epochs, chosen on " + sizes.few() + " and on " + sizes.many() + " of "
                + search.unseen() + " held-out images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, MeasuredStudy> candidates =
                RandomSearch.mainSearch(sizes.search()).run(settings);
        Map<Long, MeasuredStudy> equal =
                RandomSearch.mainSearch(sizes.equal()).in("equal", EQUAL).run(settings);
        ThreeWaySplitReadings readings = new ThreeWaySplitReadings(
                settings.seeds(),
                settings.perSeed(seed -> SelectionBias.of(
                        candidates.get(seed).everyTrial(),
                        equal.get(seed).everyTrial(),
                        sizes.few(),
                        sizes.many(),
                        sizes.repetitions(),
                        seed)),
                settings.parallelRuns(
                        "normalizing", List.of(Variant.values()), run -> normalize(settings, sizes.search(), run)));
        return LessonResult.of(settings.seeds(), claims(readings), new ThreeWaySplitCharts(readings));
    }

    /** Trains a network on standardized images and tests it on two halves of the held-out ones. */
    private static Outcome normalize(Settings settings, SearchSizes sizes, TrainingRun<Variant> run) {
        SearchImages images = SearchImages.draw(settings.images(), run.seed(), sizes);
        Examples training = images.tuning().training();
        int half = images.unseen().size() / 2;
        Examples test = images.unseen().view(0, half);
        Examples heldOut = images.unseen().view(half, 2 * half);

        Normalizer normalizer = Normalizer.fitOn(run.variant() == TRAINING ? training : training.and(test));
        MultiLayerNetwork network =
                run.network(new BookNetwork(training.width(), training.classes()).configure(FIXED, run.seed()));
        network.setListeners(run.dashboard(4));
        Training.on(normalizer.apply(training))
                .batchSize(BookNetwork.BATCH_SIZE)
                .epochs(sizes.epochs())
                .fit(network, run);
        return new Outcome(
                Accuracy.of(network, normalizer.apply(test)), Accuracy.of(network, normalizer.apply(heldOut)));
    }

    /**
     * Accuracies are reported to a point, so a point too much is a wrong report, and half a point is lost in rounding. A
     * test of a hundred images errs by four or five points; two in the mean are more than a careful report may hide. The
     * error of a mean shrinks with the root of the number of images: ten times as many should leave a third of it, so that
     * a half leaves room.
     */
    static List<Claim> claims(ThreeWaySplitReadings of) {
        return List.of(
                Claim.of("never-on-test-data", "Test data must not be used to judge hyperparameters.")
                        .shownIn("optimism", "differences", "reports")
                        .holdsIf(difference(
                                0.01, "accuracy of the best on the test set: there minus elsewhere", of.optimism()))
                        .caveat(
                                "The choice itself is as good: what is lost is the measurement.",
                                atMost(
                                        0.005,
                                        "accuracy elsewhere, best on validation minus best on test",
                                        of.lossByChoosingOnTest()))
                        .caveat(
                                "Luck is enough: among candidates that differ in their seed alone, the test set flatters"
                                        + " as well.",
                                difference(
                                        0.01,
                                        "the same among as many networks of one configuration",
                                        of.optimismAmongEqual())),
                Claim.of(
                                "test-after-validation",
                                "Choose on validation data, and the accuracy on test data tells how the network does on new"
                                        + " images.")
                        .shownIn("differences", "reports")
                        .holdsIf(atMost(
                                0.005,
                                "accuracy of the best on validation: on the test set minus elsewhere, without sign",
                                of.biasOfTest()))
                        .caveat(
                                "Right on average only: a single small test set is off by several points, to either side.",
                                atLeast(
                                        0.02,
                                        "the same difference without sign in one repetition, mean",
                                        of.errorOfOneTest()))
                        .caveat(
                                "The validation accuracy of the winner, which a search prints, is as flattering as a misused"
                                        + " test set.",
                                difference(
                                        0.01,
                                        "accuracy of the best on validation: there minus elsewhere",
                                        of.optimismOfValidation())),
                Claim.of(
                                "grows-with-candidates",
                                "The more candidates are compared, the more the winner's accuracy flatters.")
                        .shownIn("optimism")
                        .holdsIf(
                                difference(0.005, "optimism, all candidates minus two", of.optimismOfAllMinus(2)),
                                atMost(
                                        0.005,
                                        "optimism with a single candidate, without sign",
                                        of.optimismWithoutSign(1)))
                        .caveat(
                                "More images to choose by are the remedy: ten times as many remove at least half of it.",
                                atMost(
                                        0.5,
                                        "optimism of all candidates, many images ÷ few images",
                                        of.shareLeftWithManyImages())),
                Claim.of(
                                "normalizer-from-training-data",
                                "A normalizer that was fitted on test images as well makes the test flattering.")
                        .shownIn("normalizers")
                        .holdsIf(difference(
                                0.01,
                                "test minus held-out images, normalizer from both minus normalizer from training",
                                of.flatteryMinus(TRAINING_AND_TEST, TRAINING))));
    }
}
