package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.NormalizerFit.TRAINING;
import static dl4jlessons.lesson.tuning.NormalizerFit.TRAINING_AND_TEST;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.lesson.tuning.NormalizerFit.Tested;
import dl4jlessons.lesson.tuning.SelectionBias.Repetitions;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.LessonResult;
import dl4jlessons.training.Runs;
import java.util.List;
import java.util.Map;

/** Claims of {@link ThreeWaySplit}. */
final class SplitFindings {
    private final List<Long> seeds;
    private final Map<Long, SelectionBias> bias;
    private final Runs<NormalizerFit, Tested> normalizers;

    SplitFindings(List<Long> seeds, Map<Long, SelectionBias> bias, Runs<NormalizerFit, Tested> normalizers) {
        this.seeds = seeds;
        this.bias = bias;
        this.normalizers = normalizers;
    }

    LessonResult result() {
        SplitCharts charts = new SplitCharts(seeds, bias, normalizers);
        return LessonResult.of(
                seeds,
                List.of(neverOnTestData(), testAfterValidation(), growsWithCandidates(), normalizerFromTraining()),
                LessonCharts.of(charts.tables(), charts.figures()));
    }

    private Claim neverOnTestData() {
        return Claim.of("never-on-test-data", "Test data must not be used to judge hyperparameters.")
                .holdsIf(difference(
                        0.01, "accuracy of the best on the test set: there minus elsewhere", seed -> all(seed)
                                .optimism()))
                .caveat(
                        "The choice itself is as good: what is lost is the measurement.",
                        atMost(0.005, "accuracy elsewhere, best on validation minus best on test", seed -> all(seed)
                                .mean(one -> one.byValidation().elsewhere()
                                        - one.byTest().elsewhere())))
                .caveat(
                        "Among candidates that are all about equally good it is worse: they are told apart by luck alone.",
                        difference(
                                0.01,
                                "the same among the " + SelectionBias.ALIKE + " best candidates, minus among all",
                                seed -> SelectionBias.last(bias.get(seed).alike())
                                                .optimism()
                                        - all(seed).optimism()));
    }

    private Claim testAfterValidation() {
        return Claim.of(
                        "test-after-validation",
                        "Choose on validation data, and the accuracy on test data tells how the network does on new images.")
                .holdsIf(atMost(
                        0.005,
                        "accuracy of the best on validation: on the test set minus elsewhere, without sign",
                        seed -> Math.abs(all(seed)
                                .mean(one -> one.byValidation().test()
                                        - one.byValidation().elsewhere()))))
                .caveat(
                        "Right on average only: a single small test set is off by several points, to either side.",
                        atLeast(0.02, "the same difference without sign in one repetition, mean", seed -> all(seed)
                                .mean(one -> Math.abs(one.byValidation().test()
                                        - one.byValidation().elsewhere()))))
                .caveat(
                        "The validation accuracy of the winner, which a search prints, is as flattering as a misused test set.",
                        difference(0.01, "accuracy of the best on validation: there minus elsewhere", seed -> all(seed)
                                .mean(one -> one.byValidation().validation()
                                        - one.byValidation().elsewhere())));
    }

    private Claim growsWithCandidates() {
        return Claim.of(
                        "grows-with-candidates",
                        "The more candidates are compared, the more the winner's accuracy flatters.")
                .holdsIf(
                        difference(
                                0.005,
                                "optimism, all candidates minus two",
                                seed -> all(seed).optimism()
                                        - bias.get(seed).few().get(1).optimism()),
                        atMost(
                                0.005,
                                "optimism with a single candidate, without sign",
                                seed -> Math.abs(bias.get(seed).few().get(0).optimism())))
                .caveat(
                        "More images to choose by are the remedy: ten times as many remove at least half of it.",
                        atMost(
                                0.5,
                                "optimism of all candidates, many images ÷ few images",
                                seed -> SelectionBias.last(bias.get(seed).many())
                                                .optimism()
                                        / all(seed).optimism()));
    }

    private Claim normalizerFromTraining() {
        return Claim.of(
                        "normalizer-from-training-data",
                        "A normalizer that was fitted on test images as well makes the test flattering.")
                .holdsIf(difference(
                        0.01,
                        "test minus other images, normalizer from both minus normalizer from training",
                        seed -> flattery(TRAINING_AND_TEST, seed) - flattery(TRAINING, seed)));
    }

    private double flattery(NormalizerFit fit, long seed) {
        Tested tested = normalizers.get(fit, seed);
        return tested.test() - tested.others();
    }

    private Repetitions all(long seed) {
        return SelectionBias.last(bias.get(seed).few());
    }
}
