package dl4jlessons.maintenance;

import static dl4jlessons.result.Condition.difference;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.maintenance.RecordedVerdicts.Recorded;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Looks;
import dl4jlessons.result.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs of one claim on several processors, whose seeds scatter by 0.1 around a mean. */
class RecordedVerdictsTest {
    private static final String QUANTITY = "lead";

    @Test
    void aRunAgreesWithAMeanInsideItsInterval() {
        Recorded recorded = RecordedVerdicts.of(run(3));

        assertThat(agrees(recorded, run(3.1))).isTrue();
        assertThat(agrees(recorded, run(4))).isFalse();
    }

    @Test
    void anEarlierMeanIsKeptWhereTheNewIntervalLeavesItOut() {
        Recorded recorded = RecordedVerdicts.both(run(4), RecordedVerdicts.of(run(3)));

        assertThat(recorded.means().get(QUANTITY)).hasSize(2);
        assertThat(agrees(recorded, run(3))).isTrue();
        assertThat(agrees(recorded, run(4))).isTrue();
        assertThat(agrees(recorded, run(3.5))).isFalse();
    }

    @Test
    void anEarlierMeanInsideTheNewIntervalIsReplaced() {
        Recorded recorded = RecordedVerdicts.both(run(3.1), RecordedVerdicts.of(run(3)));

        assertThat(recorded.means().get(QUANTITY)).hasSize(1);
    }

    @Test
    void verdictsOfEarlierRunsFollowThatOfTheLast() {
        Recorded recorded = RecordedVerdicts.both(run(-3), RecordedVerdicts.of(run(3)));

        assertThat(recorded.verdicts()).containsExactly(Verdict.CONTRADICTED, Verdict.HOLDS);
    }

    private static boolean agrees(Recorded recorded, Judgement run) {
        return recorded.agreesWith(run.headline().get(0));
    }

    /** Half its interval's width is 0.25. */
    private static Judgement run(double mean) {
        Claim claim =
                Claim.of("a-claim", "A claim.").holdsIf(difference(1, QUANTITY, seed -> mean + (seed - 2) / 10.0));
        return Judgement.of(claim, List.of(1L, 2L, 3L), Looks.ONE);
    }
}
