package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Regularization.BATCH_NORM;
import static dl4jlessons.lesson.batchnorm.Regularization.BATCH_NORM_AND_DROPOUT;
import static dl4jlessons.lesson.batchnorm.Regularization.DROPOUT;
import static dl4jlessons.lesson.batchnorm.Regularization.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.batchnorm.BatchNormRegularization.Outcome;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claims judged on accuracies that are given and not trained. */
class RegularizationFindingsTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
    private static final History TYPICAL = Histories.of(0.5, 0.5, 0.9, 0.7);
    private static final History BY_HEART = Histories.of(0.5, 0.3, 1.0, 0.6);
    private static final History GENERALIZING = Histories.of(0.5, 0.55, 0.9, 0.8);
    private static final History UNDERFITTING = Histories.of(0.3, 0.3, 0.5, 0.5);

    @Test
    void learningByHeartContradictsThatOverfittingIsSuppressed() {
        Map<RegularizedNetwork, History> networks = allTypical();
        networks.put(book(BATCH_NORM), BY_HEART);

        assertThat(verdict(networks, "suppresses-overfitting")).isEqualTo(Verdict.CONTRADICTED);
        assertThat(verdict(networks, "better-at-equal-training")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void aSmallGapBecauseOfUnderfittingIsACaveat() {
        Map<RegularizedNetwork, History> networks = allTypical();
        networks.put(book(BATCH_NORM), UNDERFITTING);

        assertThat(verdict(networks, "suppresses-overfitting")).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    @Test
    void aSmallerGapAtEqualTrainingAccuracyNeedsNoCaveat() {
        Map<RegularizedNetwork, History> networks = allTypical();
        networks.put(book(BATCH_NORM), GENERALIZING);

        assertThat(verdict(networks, "suppresses-overfitting")).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(networks, "better-at-equal-training")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void thereIsLessNeedForDropoutIfItHelpsThePlainNetworkOnly() {
        Map<RegularizedNetwork, History> networks = allTypical();
        networks.put(book(DROPOUT), GENERALIZING);
        networks.put(book(BATCH_NORM), GENERALIZING);
        networks.put(book(BATCH_NORM_AND_DROPOUT), GENERALIZING);

        assertThat(verdict(networks, "less-need-for-dropout")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void dropoutThatHelpsTheNormalizedNetworkIsNeeded() {
        Map<RegularizedNetwork, History> networks = allTypical();
        networks.put(book(BATCH_NORM_AND_DROPOUT), GENERALIZING);

        assertThat(verdict(networks, "less-need-for-dropout")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void dropoutThatHelpsNobodyIsACaveat() {
        assertThat(verdict(allTypical(), "less-need-for-dropout")).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    @Test
    void normalizationThatDoesWorseInLargeMiniBatchesIsStrongerInSmallOnes() {
        Map<RegularizedNetwork, History> networks = allTypical();
        networks.put(new RegularizedNetwork(BATCH_NORM, Setting.LARGEST_BATCH), BY_HEART);

        assertThat(verdict(networks, "stronger-in-small-batches")).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(allTypical(), "stronger-in-small-batches")).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void theFavourableSettingIsJudgedOnValidationAccuracyAndItsGapIsACaveat() {
        Map<RegularizedNetwork, History> networks = allTypical();
        networks.put(new RegularizedNetwork(NONE, Setting.FAVOURABLE), UNDERFITTING);

        assertThat(verdict(networks, "best-case")).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    private static Map<RegularizedNetwork, History> allTypical() {
        Map<RegularizedNetwork, History> networks = new LinkedHashMap<>();
        RegularizedNetwork.all().forEach(network -> networks.put(network, TYPICAL));
        return networks;
    }

    private static RegularizedNetwork book(Regularization regularization) {
        return new RegularizedNetwork(regularization, Setting.BOOK);
    }

    private static Verdict verdict(Map<RegularizedNetwork, History> networks, String claim) {
        return result(networks).judgements().stream()
                .filter(judgement -> judgement.id().equals(claim))
                .map(Judgement::verdict)
                .findFirst()
                .orElseThrow();
    }

    /** The same history for every seed. */
    private static LessonResult result(Map<RegularizedNetwork, History> networks) {
        Map<RegularizedNetwork, List<Outcome>> outcomes = new LinkedHashMap<>();
        networks.forEach((network, history) ->
                outcomes.put(network, Collections.nCopies(SEEDS.size(), new Outcome(0.8, history))));
        return new RegularizationFindings(new Runs<>(RegularizedNetwork.all(), SEEDS, outcomes)).result();
    }
}
