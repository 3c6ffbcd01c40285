package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.BATCH_NORM;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.BATCH_NORM_AND_DROPOUT;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.DROPOUT;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.L2;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.NONE;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.FEW_IMAGES;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.MANY_IMAGES;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.ONE_BATCH;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.ONE_BATCH_BRIEFLY;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.SMALL_BATCHES;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.SMALL_BATCHES_FOR_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Outcome;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import dl4jlessons.result.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims judged on accuracies that are given and not trained. */
class BatchNormRegularizationClaimsTest {
    private static final Outcome TYPICAL = outcome(0.9, 0.72, 0.7);
    /** Better on held-out images, and with a smaller gap. */
    private static final Outcome GENERALIZING = outcome(0.9, 0.82, 0.8);

    private static final Outcome MEMORIZING = outcome(1, 0.62, 0.6);
    private static final Outcome UNLEARNED = outcome(0.2, 0.2, 0.2);

    private final Map<Variant, List<Outcome>> networks = new LinkedHashMap<>();

    @BeforeEach
    void allAreTypicalAndMoreImagesAreWorthMore() {
        Variant.all().forEach(variant -> set(variant, TYPICAL));
    }

    @Test
    void overfittingIsSuppressedWhereTheGapIsSmaller() {
        set(BATCH_NORM, FEW_IMAGES, GENERALIZING);
        assertThat(verdict("suppresses-overfitting")).isEqualTo(Verdict.HOLDS);

        set(BATCH_NORM, FEW_IMAGES, outcome(0.8, 0.72, 0.7));
        assertThat(verdict("suppresses-overfitting"))
                .as("held-out images gain nothing")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        set(BATCH_NORM, FEW_IMAGES, MEMORIZING);
        assertThat(verdict("suppresses-overfitting")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void normalizationIsBetterOnHeldOutImagesWhereItsBestIsHigher() {
        set(BATCH_NORM, FEW_IMAGES, GENERALIZING);
        assertThat(verdict("better-on-held-out-images"))
                .as("with many images it gains nothing")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        set(BATCH_NORM, MANY_IMAGES, GENERALIZING);
        assertThat(verdict("better-on-held-out-images")).isEqualTo(Verdict.HOLDS);

        set(BATCH_NORM, FEW_IMAGES, MEMORIZING);
        assertThat(verdict("better-on-held-out-images")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void whatWasLostAfterTheBestDoesNotCount() {
        set(BATCH_NORM, FEW_IMAGES, outcome(0.9, 0.82, 0.5));
        set(BATCH_NORM, MANY_IMAGES, GENERALIZING);

        assertThat(verdict("better-on-held-out-images")).isEqualTo(Verdict.HOLDS);
        assertThat(verdict("suppresses-overfitting")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void thereIsLessNeedForDropoutWhereItHelpsThePlainNetworkOnly() {
        set(DROPOUT, FEW_IMAGES, GENERALIZING);
        assertThat(verdict("less-need-for-dropout")).isEqualTo(Verdict.HOLDS);

        set(DROPOUT, FEW_IMAGES, TYPICAL);
        assertThat(verdict("less-need-for-dropout"))
                .as("no need in the first place")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        set(DROPOUT, FEW_IMAGES, GENERALIZING);
        set(BATCH_NORM_AND_DROPOUT, FEW_IMAGES, outcome(0.8, 0.72, 0.7));
        assertThat(verdict("less-need-for-dropout"))
                .as("the gap narrows all the same")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        set(BATCH_NORM_AND_DROPOUT, FEW_IMAGES, GENERALIZING);
        assertThat(verdict("less-need-for-dropout")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void normalizationMustGainInSmallMiniBatchesByBothCounts() {
        set(BATCH_NORM, FEW_IMAGES, GENERALIZING);
        set(BATCH_NORM, SMALL_BATCHES, GENERALIZING);
        set(BATCH_NORM, SMALL_BATCHES_FOR_LONG, GENERALIZING);
        assertThat(verdict("stronger-in-small-batches")).isEqualTo(Verdict.HOLDS);

        set(BATCH_NORM, FEW_IMAGES, outcome(0.9, 0.9, 0.9));
        assertThat(verdict("stronger-in-small-batches")).as("too small").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        set(BATCH_NORM, ONE_BATCH_BRIEFLY, GENERALIZING);
        assertThat(verdict("stronger-in-small-batches"))
                .as("at equal epochs not")
                .isEqualTo(Verdict.NO_DIFFERENCE);

        set(BATCH_NORM, ONE_BATCH, outcome(0.9, 0.9, 0.9));
        set(BATCH_NORM, ONE_BATCH_BRIEFLY, outcome(0.9, 0.9, 0.9));
        assertThat(verdict("stronger-in-small-batches")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void moreImagesMustBeatTheBestMethodOnFew() {
        set(NONE, MANY_IMAGES, outcome(0.9, 0.86, 0.8));
        set(L2, FEW_IMAGES, GENERALIZING);
        assertThat(verdict("more-images-do-more")).isEqualTo(Verdict.HOLDS);

        set(L2, FEW_IMAGES, outcome(0.9, 0.86, 0.8));
        assertThat(verdict("more-images-do-more")).isEqualTo(Verdict.NO_DIFFERENCE);

        set(L2, FEW_IMAGES, outcome(0.9, 0.9, 0.9));
        assertThat(verdict("more-images-do-more")).isEqualTo(Verdict.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suppresses-overfitting", "better-on-held-out-images", "stronger-in-small-batches"})
    void whatIsAllTheSameMakesNoDifference(String claim) {
        assertThat(verdict(claim)).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suppresses-overfitting", "better-on-held-out-images", "less-need-for-dropout"})
    void whereANetworkLearnedNothingThereIsNothingToTest(String claim) {
        set(L2, FEW_IMAGES, UNLEARNED);

        assertThat(verdict(claim)).isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void norWhereNothingWasLearnedInOtherMiniBatches() {
        set(NONE, ONE_BATCH_BRIEFLY, UNLEARNED);

        assertThat(verdict("stronger-in-small-batches")).isEqualTo(Verdict.NOT_TESTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suppresses-overfitting",
                "better-on-held-out-images",
                "less-need-for-dropout",
                "stronger-in-small-batches",
                "more-images-do-more"
            })
    void seedsThatDisagreeDecideNothing(String claim) {
        List<Outcome> now = List.of(GENERALIZING, TYPICAL, GENERALIZING, TYPICAL);
        List<Outcome> then = List.of(TYPICAL, GENERALIZING, GENERALIZING, TYPICAL);
        List.of(FEW_IMAGES, SMALL_BATCHES, SMALL_BATCHES_FOR_LONG)
                .forEach(task -> networks.put(new Variant(BATCH_NORM, task), now));
        networks.put(new Variant(BATCH_NORM_AND_DROPOUT, FEW_IMAGES), then);
        networks.put(new Variant(NONE, MANY_IMAGES), then);

        assertThat(verdict(claim)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private void set(Regularization regularization, Task task, Outcome outcome) {
        set(new Variant(regularization, task), outcome);
    }

    private void set(Variant variant, Outcome outcome) {
        networks.put(variant, Collections.nCopies(ClaimVerdicts.SEEDS.size(), outcome));
    }

    private static Outcome outcome(double training, double best, double end) {
        return new Outcome(training, Histories.of(Double.NaN, best, Double.NaN, end));
    }

    private Verdict verdict(String claim) {
        var readings = new BatchNormRegularizationReadings(MadeUp.ofSeeds(networks));
        return ClaimVerdicts.of(ClaimVerdicts.SEEDS, BatchNormRegularization.claims(readings), claim);
    }
}
