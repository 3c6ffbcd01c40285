package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.BATCH_NORM;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.BATCH_NORM_AND_DROPOUT;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.DROPOUT;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Outcome;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Setting;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claims judged on accuracies that are given and not trained. */
class BatchNormRegularizationClaimsTest {
    private static final History TYPICAL = Histories.of(0.5, 0.5, 0.9, 0.7);
    private static final History BY_HEART = Histories.of(0.5, 0.3, 1.0, 0.6);
    private static final History GENERALIZING = Histories.of(0.5, 0.55, 0.9, 0.8);
    private static final History UNDERFITTING = Histories.of(0.3, 0.3, 0.5, 0.5);

    @Test
    void learningByHeartContradictsThatOverfittingIsSuppressed() {
        Map<Variant, History> networks = allTypical();
        networks.put(book(BATCH_NORM), BY_HEART);

        assertThat(verdict(networks, "suppresses-overfitting")).isEqualTo(Verdict.CONTRADICTED);
        assertThat(verdict(networks, "better-at-equal-training")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void whatIsAllTheSameMakesNoDifference() {
        assertThat(verdict(allTypical(), "suppresses-overfitting")).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(verdict(allTypical(), "better-at-equal-training")).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(verdict(allTypical(), "best-case")).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void aGainThatIsLostByTheEndIsACaveat() {
        Map<Variant, History> networks = allTypical();
        networks.put(book(BATCH_NORM), Histories.of(0.5, 0.5, 0.9, 0.8, 1.0, 0.6));

        assertThat(verdict(networks, "better-at-equal-training")).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    @Test
    void aSmallGapBecauseOfUnderfittingIsACaveat() {
        Map<Variant, History> networks = allTypical();
        networks.put(book(BATCH_NORM), UNDERFITTING);

        assertThat(verdict(networks, "suppresses-overfitting")).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    @Test
    void aSmallerGapAtEqualTrainingAccuracyNeedsNoCaveat() {
        Map<Variant, History> networks = allTypical();
        networks.put(book(BATCH_NORM), GENERALIZING);

        assertThat(verdict(networks, "suppresses-overfitting")).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(networks, "better-at-equal-training")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void thereIsLessNeedForDropoutIfItHelpsThePlainNetworkOnly() {
        Map<Variant, History> networks = allTypical();
        networks.put(book(DROPOUT), GENERALIZING);
        networks.put(book(BATCH_NORM), GENERALIZING);
        networks.put(book(BATCH_NORM_AND_DROPOUT), GENERALIZING);

        assertThat(verdict(networks, "less-need-for-dropout")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void dropoutThatHelpsTheNormalizedNetworkIsNeeded() {
        Map<Variant, History> networks = allTypical();
        networks.put(book(BATCH_NORM_AND_DROPOUT), GENERALIZING);

        assertThat(verdict(networks, "less-need-for-dropout")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void dropoutThatHelpsNobodyIsACaveat() {
        assertThat(verdict(allTypical(), "less-need-for-dropout")).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    @Test
    void normalizationThatDoesWorseInLargeMiniBatchesIsStrongerInSmallOnes() {
        Map<Variant, History> networks = allTypical();
        networks.put(new Variant(BATCH_NORM, Setting.LARGEST_BATCH), BY_HEART);

        assertThat(verdict(networks, "stronger-in-small-batches")).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(allTypical(), "stronger-in-small-batches")).isEqualTo(Verdict.NO_DIFFERENCE);

        networks.put(new Variant(BATCH_NORM, Setting.SMALLEST_BATCH), UNDERFITTING);
        networks.put(new Variant(NONE, Setting.SMALLEST_BATCH), UNDERFITTING);
        assertThat(verdict(networks, "stronger-in-small-batches"))
                .as("learning itself suffers")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        networks.put(new Variant(BATCH_NORM, Setting.SMALLEST_BATCH), BY_HEART);
        networks.put(new Variant(NONE, Setting.SMALLEST_BATCH), TYPICAL);
        networks.put(new Variant(BATCH_NORM, Setting.LARGEST_BATCH), GENERALIZING);
        assertThat(verdict(networks, "stronger-in-small-batches"))
                .as("weaker in small ones")
                .isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void theFavourableSettingIsJudgedOnValidationAccuracyAndItsGapIsACaveat() {
        Map<Variant, History> networks = allTypical();
        networks.put(new Variant(NONE, Setting.FAVOURABLE), UNDERFITTING);

        assertThat(verdict(networks, "best-case")).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        networks.put(new Variant(NONE, Setting.FAVOURABLE), TYPICAL);
        networks.put(new Variant(BATCH_NORM, Setting.FAVOURABLE), GENERALIZING);
        assertThat(verdict(networks, "best-case")).isEqualTo(Verdict.HOLDS);

        networks.put(new Variant(BATCH_NORM, Setting.FAVOURABLE), BY_HEART);
        assertThat(verdict(networks, "best-case")).isEqualTo(Verdict.CONTRADICTED);
    }

    private static Map<Variant, History> allTypical() {
        Map<Variant, History> networks = new LinkedHashMap<>();
        Variant.all().forEach(network -> networks.put(network, TYPICAL));
        return networks;
    }

    private static Variant book(Regularization regularization) {
        return new Variant(regularization, Setting.BOOK);
    }

    private static Verdict verdict(Map<Variant, History> networks, String claim) {
        Map<Variant, Outcome> outcomes = new LinkedHashMap<>();
        networks.forEach((variant, history) -> outcomes.put(variant, new Outcome(0.8, history)));
        BatchNormRegularizationReadings readings = new BatchNormRegularizationReadings(MadeUp.runs(outcomes));
        return ClaimVerdicts.of(ClaimVerdicts.SEEDS, BatchNormRegularization.claims(readings), claim);
    }
}
