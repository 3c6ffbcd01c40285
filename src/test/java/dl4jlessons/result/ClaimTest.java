package dl4jlessons.result;

import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    /** Headline: at least 1. Caveat: at least 1. One figure a seed. */
    @ParameterizedTest
    @CsvSource({
        "2 2 2, 0 0 0, HOLDS",
        "1 1 1, 0 0 0, HOLDS",
        "2 2 2, 2 2 0, HOLDS",
        "2 2 2, 2 2 NaN, HOLDS",
        "2 2 2, 2 2 2, HOLDS_WITH_CAVEAT",
        "Infinity 2 2, 2 2 2, HOLDS_WITH_CAVEAT",
        "0 0 0, 0 0 0, CONTRADICTED",
        "0 0 0, 2 2 2, CONTRADICTED",
        "-Infinity 0 0, 0 0 0, CONTRADICTED",
        "2 2 0, 0 0 0, INCONCLUSIVE",
        "2 0 0, 2 2 2, INCONCLUSIVE",
        "2 2 NaN, 0 0 0, INCONCLUSIVE",
        "0 0 NaN, 0 0 0, INCONCLUSIVE",
        "NaN NaN NaN, 0 0 0, INCONCLUSIVE",
        "2 2, 0 0, INCONCLUSIVE",
        "0 0, 2 2, INCONCLUSIVE",
        "2, 0, INCONCLUSIVE",
        "2 2 2 2 2, 0 0 0 0 0, HOLDS",
        "2 2 2 2 0, 0 0 0 0 0, INCONCLUSIVE"
    })
    void theVerdictFollowsFromHeadlineAndCaveat(String headline, String caveat, Verdict verdict) {
        double[] headlineFigures = numbers(headline);
        double[] caveatFigures = numbers(caveat);

        Judgement judgement = Claim.of("a-claim", "A claim.")
                .holdsIf(atLeast(1, "headline", seed -> headlineFigures[(int) seed - 1]))
                .caveat("But.", atLeast(1, "caveat", seed -> caveatFigures[(int) seed - 1]))
                .judge(seeds(headlineFigures.length));

        assertThat(judgement.verdict()).isEqualTo(verdict);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<Long> seeds(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    @Test
    void allHeadlineConditionsMustBeTrueOnTheSameSeed() {
        Claim oneEach = Claim.of("a-claim", "A claim.")
                .holdsIf(atLeast(2, "first", seed -> seed), atMost(1, "second", seed -> seed));

        // each seed fails one of the two
        assertThat(oneEach.judge(SEEDS).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void aSeedThatFailsOneConditionIsAgainstTheClaimEvenIfAnotherCouldNotBeMeasured() {
        Claim claim = Claim.of("a-claim", "A claim.")
                .holdsIf(atLeast(1, "measured", seed -> 0), atLeast(1, "not measured", seed -> Double.NaN));

        assertThat(claim.judge(SEEDS).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void aCaveatNeedsAllItsConditionsAndAnyCaveatIsEnough() {
        Claim claim = holding()
                .caveat("Half true.", atLeast(1, "true", seed -> 2), atLeast(1, "false", seed -> 0))
                .caveat("True.", atLeast(1, "true", seed -> 2), atMost(1, "true", seed -> 0));

        Judgement judgement = claim.judge(SEEDS);

        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
        assertThat(judgement.caveats()).extracting(Judgement.Caveat::applies).containsExactly(false, true);
    }

    @Test
    void aJudgementListsFiguresAndOutcomesInTheOrderOfTheSeeds() {
        Judgement judgement = Claim.of("a-claim", "A claim.")
                .holdsIf(atLeast(5, "seed", seed -> seed))
                .caveat("But.", atMost(0.5, "inverse", seed -> 1.0 / seed))
                .judge(List.of(9L, 1L, 5L));

        assertThat(judgement.id()).isEqualTo("a-claim");
        assertThat(judgement.statement()).isEqualTo("A claim.");
        assertThat(judgement.seeds()).containsExactly(9L, 1L, 5L);
        assertThat(judgement.headline())
                .containsExactly(new Condition.Measured(
                        "seed", Condition.Relation.AT_LEAST, 5, List.of(9.0, 1.0, 5.0), List.of(true, false, true)));
        Condition.Measured caveat = judgement.caveats().get(0).conditions().get(0);
        assertThat(caveat.figures()).containsExactly(1 / 9.0, 1.0, 0.2);
        assertThat(caveat.met()).containsExactly(true, false, true);
    }

    @Test
    void eachFigureIsMeasuredOnceForASeed() {
        List<Long> measured = new ArrayList<>();

        Claim.of("a-claim", "A claim.")
                .holdsIf(atLeast(0, "figure", seed -> {
                    measured.add(seed);
                    return seed;
                }))
                .judge(SEEDS);

        assertThat(measured).isEqualTo(SEEDS);
    }

    @Test
    void theExplanationIsThatOfTheVerdict() {
        Claim claim = holding().because(Verdict.HOLDS, "It is so.").because(Verdict.CONTRADICTED, "It is not.");

        assertThat(claim.judge(SEEDS).explanation()).isEqualTo("It is so.");
        assertThat(claim.judge(List.of(1L)).explanation()).isEqualTo(Verdict.INCONCLUSIVE.meaning());
    }

    @Test
    void aClaimNeedsAHeadlineAndEachCaveatACondition() {
        Claim empty = Claim.of("a-claim", "A claim.");

        assertThatThrownBy(() -> empty.judge(SEEDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a-claim");
        assertThatThrownBy(() -> empty.caveat("Always."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Always.");
    }

    private static Claim holding() {
        return Claim.of("a-claim", "A claim.").holdsIf(atLeast(1, "figure", seed -> 2));
    }
}
