package dl4jlessons.result;

import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    /** Two headline conditions and a caveat, each a difference with a margin of 1 whose seeds scatter around a mean. */
    @ParameterizedTest
    @CsvSource({
        "3, 3, 0, HOLDS",
        "3, 3, 3, HOLDS_WITH_CAVEAT",
        "3, 3, 1, HOLDS",
        "3, 3, NaN, HOLDS",
        "-3, 3, 3, CONTRADICTED",
        "3, 0, 3, NO_DIFFERENCE",
        "3, 1, 3, INCONCLUSIVE",
        "3, NaN, 3, NOT_TESTED",
        "-3, 0, 3, CONTRADICTED",
        "-3, 1, 3, CONTRADICTED",
        "-3, NaN, 3, CONTRADICTED",
        "0, 1, 3, NO_DIFFERENCE",
        "0, NaN, 3, NO_DIFFERENCE",
        "1, NaN, 3, NOT_TESTED"
    })
    void theHeadlineIsJudgedByItsWeakestCondition(double first, double second, double caveat, Verdict verdict) {
        Claim claim = Claim.of("a-claim", "A claim.")
                .holdsIf(around(first), around(second))
                .caveat("But.", around(caveat));

        assertThat(judged(claim).verdict()).isEqualTo(verdict);
    }

    private static Condition around(double mean) {
        return difference(1, "mean " + mean, seed -> mean + (seed - 2) / 10.0);
    }

    @Test
    void aClaimWhoseGuardIsNotMetIsNotTestedAndSaysWhy() {
        Claim claim = Claim.of("a-claim", "A claim.")
                .testedIf("anything was learned", atLeast(0.5, "accuracy", seed -> 0.1))
                .holdsIf(around(3));

        assertThat(judged(claim).verdict()).isEqualTo(Verdict.NOT_TESTED);
        assertThat(judged(claim).remark())
                .isEqualTo("Not tested, for it was not established that anything was learned.");
    }

    @Test
    void aGuardThatIsMetChangesNothing() {
        Claim claim = Claim.of("a-claim", "A claim.")
                .testedIf("anything was learned", atLeast(0.5, "accuracy", seed -> 0.9))
                .holdsIf(around(3));

        assertThat(judged(claim).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(judged(claim).remark()).isEmpty();
    }

    @Test
    void whatCouldNotBeMeasuredIsNamed() {
        Claim claim = Claim.of("a-claim", "A claim.")
                .holdsIf(around(3), difference(1, "loss", seed -> seed == 2 ? Double.POSITIVE_INFINITY : 3));

        assertThat(judged(claim).verdict()).isEqualTo(Verdict.NOT_TESTED);
        assertThat(judged(claim).remark()).contains("could not be measured: loss.");
    }

    @Test
    void aCaveatNeedsAllItsConditionsAndAnyCaveatIsEnough() {
        Claim claim = Claim.of("a-claim", "A claim.")
                .holdsIf(around(3))
                .caveat("Half true.", around(3), around(0))
                .caveat("True.", around(3), atMost(1, "other", seed -> 0));

        assertThat(judged(claim).verdict()).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
        assertThat(judged(claim).caveats())
                .extracting(Judgement.Part::outcome)
                .containsExactly(Verdict.NO_DIFFERENCE, Verdict.HOLDS);
    }

    @Test
    void anInconclusiveClaimSaysHowManySeedsWouldProbablyDecideIt() {
        // mean 1.5, standard deviation 1: half a unit from the margin
        Claim claim = Claim.of("a-claim", "A claim.").holdsIf(difference(1, "lead", seed -> seed - 0.5));

        assertThat(judged(claim).remark()).matches("About \\d+ seeds would probably decide it\\.");
        Claim hopeless = Claim.of("a-claim", "A claim.").holdsIf(difference(1, "lead", seed -> seed - 1.0));
        assertThat(judged(hopeless).remark()).startsWith("Not even 1000 seeds");
    }

    @Test
    void withTwoSeedsNothingIsDecidedNotEvenWhereNothingVaries() {
        Claim claim = Claim.of("a-claim", "A claim.").holdsIf(atLeast(1, "value", seed -> 5));

        Judgement judgement = Judgement.of(claim, List.of(1L, 2L), Looks.ONE);

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.remark()).contains("fewer than 3 seeds");
    }

    @Test
    void moreLooksAskForMoreEvidence() {
        // 2.5 standard errors beyond the margin, with five degrees of freedom
        List<Double> values = List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
        Claim claim = Claim.of("a-claim", "A claim.")
                .holdsIf(difference(0.1, "lead", seed -> values.get((int) seed - 1) - 0.3));
        Judgement judgement = Judgement.of(claim, List.of(1L, 2L, 3L, 4L, 5L, 6L), Looks.ONE);

        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(judgement.at(new Looks(3)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.at(new Looks(3)).at(Looks.ONE)).isEqualTo(judgement);
    }

    @Test
    void theOrderOfTheSeedsDoesNotMatter() {
        Claim claim = Claim.of("a-claim", "A claim.")
                .holdsIf(difference(0.1, "lead", seed -> 1 / (double) seed))
                .caveat("But.", atMost(2, "seed", seed -> seed));
        List<Long> seeds = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L));
        Judgement ordered = Judgement.of(claim, seeds, Looks.ONE);

        Collections.reverse(seeds);
        Judgement reversed = Judgement.of(claim, seeds, Looks.ONE);

        assertThat(reversed.verdict()).isEqualTo(ordered.verdict());
        assertThat(reversed.headline().get(0).estimate().low())
                .isCloseTo(ordered.headline().get(0).estimate().low(), org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void eachValueIsMeasuredOnceForASeed() {
        List<Long> measured = new ArrayList<>();
        Claim claim = Claim.of("a-claim", "A claim.").holdsIf(atLeast(0, "value", seed -> {
            measured.add(seed);
            return seed;
        }));

        judged(claim).at(new Looks(3));

        assertThat(measured).isEqualTo(SEEDS);
    }

    @Test
    void aClaimNeedsAHeadlineAndEachCaveatACondition() {
        Claim empty = Claim.of("a-claim", "A claim.");

        assertThatThrownBy(() -> judged(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a-claim");
        assertThatThrownBy(() -> empty.caveat("Always."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Always.");
    }

    private static Judgement judged(Claim claim) {
        return Judgement.of(claim, SEEDS, Looks.ONE);
    }
}
