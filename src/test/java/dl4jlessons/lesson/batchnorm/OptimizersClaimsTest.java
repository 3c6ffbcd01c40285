package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Optimizers.NORMALIZED_ADAM;
import static dl4jlessons.lesson.batchnorm.Optimizers.NORMALIZED_SGD;
import static dl4jlessons.lesson.batchnorm.Optimizers.PLAIN_ADAM;
import static dl4jlessons.lesson.batchnorm.Optimizers.PLAIN_MOMENTUM;
import static dl4jlessons.lesson.batchnorm.Optimizers.PLAIN_SGD;
import static dl4jlessons.lesson.batchnorm.Optimizers.PLAIN_WARM_UP;
import static dl4jlessons.lesson.batchnorm.OptimizersReadings.SCALES;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Kind;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Variant;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims judged on accuracies that are given and not trained. */
class OptimizersClaimsTest {
    private static final double GOOD = 0.8;
    private static final double BAD = 0.3;
    /** Of the rates of each optimizer, the lowest that works: no best rate lies below it. */
    private static final int FIRST = 2;

    private final Map<Variant, List<History>> networks = new LinkedHashMap<>();

    @BeforeEach
    void threeRatesAndAllScalesWork() {
        for (Kind kind : OptimizersReadings.KINDS) {
            SCALES.forEach(scale -> set(new Variant(kind, scale, kind.bestRate()), GOOD));
            works(kind, FIRST, 3);
        }
    }

    static Stream<Arguments> forgiving() {
        return Stream.of(
                Arguments.of("momentum-forgives-rate", PLAIN_MOMENTUM), Arguments.of("adam-forgives-rate", PLAIN_ADAM));
    }

    @ParameterizedTest
    @MethodSource("forgiving")
    void theRateMattersLessWhereMoreOfThemWork(String claim, Kind kind) {
        assertThat(verdict(claim)).isEqualTo(Verdict.NO_DIFFERENCE);

        works(kind, FIRST, 5);
        assertThat(verdict(claim)).isEqualTo(Verdict.HOLDS);

        works(NORMALIZED_SGD, FIRST - 2, 7);
        assertThat(verdict(claim)).as("BN does more").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        works(PLAIN_SGD, FIRST - 2, 7);
        assertThat(verdict(claim)).isEqualTo(Verdict.CONTRADICTED);

        works(kind, FIRST, 0);
        assertThat(verdict(claim)).isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void aWarmUpMustLetALargerRateWork() {
        assertThat(verdict("warm-up-larger-rates")).isEqualTo(Verdict.NO_DIFFERENCE);

        works(PLAIN_WARM_UP, FIRST, 4);
        assertThat(verdict("warm-up-larger-rates")).as("the best is no better").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        set(new Variant(PLAIN_WARM_UP, 1, 0.1), 0.9);
        assertThat(verdict("warm-up-larger-rates")).isEqualTo(Verdict.HOLDS);

        works(PLAIN_SGD, FIRST, 5);
        assertThat(verdict("warm-up-larger-rates")).isEqualTo(Verdict.CONTRADICTED);

        works(PLAIN_SGD, FIRST, 0);
        assertThat(verdict("warm-up-larger-rates")).isEqualTo(Verdict.NOT_TESTED);
    }

    static Stream<Arguments> careless() {
        return Stream.of(
                Arguments.of("momentum-instead-of-initialization", PLAIN_MOMENTUM),
                Arguments.of("adam-instead-of-initialization", PLAIN_ADAM));
    }

    @ParameterizedTest
    @MethodSource("careless")
    void initialWeightsNeedNoCareWhereAllScalesLearn(String claim, Kind kind) {
        assertThat(verdict(claim)).isEqualTo(Verdict.HOLDS);

        failsAway(PLAIN_SGD);
        assertThat(verdict(claim)).as("less than with SGD").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        failsAway(kind);
        assertThat(verdict(claim)).isEqualTo(Verdict.CONTRADICTED);

        SCALES.forEach(scale -> set(new Variant(kind, scale, kind.bestRate()), BAD));
        assertThat(verdict(claim)).isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void adamDoesWithoutNormalizationWhereItAddsNeitherScalesNorRates() {
        assertThat(verdict("adam-instead-of-normalization")).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        works(NORMALIZED_ADAM, FIRST, 5);
        assertThat(verdict("adam-instead-of-normalization")).isEqualTo(Verdict.CONTRADICTED);

        works(NORMALIZED_ADAM, FIRST, 3);
        set(new Variant(NORMALIZED_ADAM, 1, NORMALIZED_ADAM.bestRate()), 0.9);
        assertThat(verdict("adam-instead-of-normalization"))
                .as("more at the best rate alone")
                .isEqualTo(Verdict.HOLDS);

        failsAway(PLAIN_ADAM);
        assertThat(verdict("adam-instead-of-normalization")).isEqualTo(Verdict.CONTRADICTED);

        set(new Variant(PLAIN_ADAM, 1, PLAIN_ADAM.bestRate()), BAD);
        assertThat(verdict("adam-instead-of-normalization")).isEqualTo(Verdict.NOT_TESTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "momentum-forgives-rate",
                "adam-forgives-rate",
                "warm-up-larger-rates",
                "momentum-instead-of-initialization",
                "adam-instead-of-initialization",
                "adam-instead-of-normalization"
            })
    void seedsThatDisagreeDecideNothing(String claim) {
        for (Kind kind : List.of(PLAIN_MOMENTUM, PLAIN_ADAM, PLAIN_WARM_UP, NORMALIZED_ADAM)) {
            networks.put(
                    new Variant(kind, 1, kind.optimizer().rates().get(FIRST + 3)),
                    Stream.of(GOOD, BAD, GOOD, BAD)
                            .map(OptimizersClaimsTest::history)
                            .toList());
        }
        for (Kind kind : List.of(PLAIN_MOMENTUM, PLAIN_ADAM)) {
            networks.put(
                    new Variant(kind, 3, kind.bestRate()),
                    Stream.of(GOOD, BAD, GOOD, BAD)
                            .map(OptimizersClaimsTest::history)
                            .toList());
        }

        assertThat(verdict(claim)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Just these rates work. */
    private void works(Kind kind, int first, int count) {
        List<Double> rates = kind.optimizer().rates();
        for (int i = 0; i < rates.size(); i++) {
            set(new Variant(kind, 1, rates.get(i)), i >= first && i < first + count ? GOOD : BAD);
        }
    }

    /** Nothing but He's own scale is learned from. */
    private void failsAway(Kind kind) {
        SCALES.stream()
                .filter(scale -> scale != 1)
                .forEach(scale -> set(new Variant(kind, scale, kind.bestRate()), BAD));
    }

    private void set(Variant variant, double accuracy) {
        networks.put(variant, Collections.nCopies(ClaimVerdicts.SEEDS.size(), history(accuracy)));
    }

    private static History history(double accuracy) {
        return Histories.of(Double.NaN, accuracy);
    }

    private Verdict verdict(String claim) {
        OptimizersReadings readings = new OptimizersReadings(MadeUp.ofSeeds(networks), Optimizers.WORKS);
        return ClaimVerdicts.of(ClaimVerdicts.SEEDS, Optimizers.claims(readings), claim);
    }
}
